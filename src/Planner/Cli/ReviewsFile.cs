using System.CommandLine;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary><c>--reviews FILE</c>: what a forge told of the reviews of pull requests.</summary>
internal static class ReviewsFile
{
    /// <summary>More than the reviews of a thousand requests have.</summary>
    private const int MostBytes = 32 * 1024 * 1024;

    public static Option<string?> Option { get; } = new("--reviews") { Description = "Reviews of pull requests as the forge exports them, in JSON; with review.mode pull-request they are the yes.", HelpName = "FILE" };

    /// <summary>Null where none was named.</summary>
    /// <exception cref="UsageException">The file cannot be used.</exception>
    public static ImmutableArray<ForgeReview>? Read(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(Option) is not { } name)
        {
            return null;
        }

        var (reviews, fault) = ForgeReviewsReader.Read(Bytes(name, Path.GetFullPath(name, terminal.Folder)));
        return fault is null ? reviews : throw new UsageException($"{name}: {fault}");
    }

    private static byte[] Bytes(string name, string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            var part = new byte[81920];
            for (int read; (read = file.Read(part)) > 0;)
            {
                bytes.Write(part, 0, read);
                if (bytes.Length > MostBytes)
                {
                    throw new UsageException($"{name}: this is larger than {MostBytes / (1024 * 1024)} MB; export the reviews of requests that are still to go out alone");
                }
            }

            return bytes.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UsageException($"--reviews: {name} cannot be read ({exception.Message}); name the file that the forge's reviews were exported to", exception);
        }
    }
}
