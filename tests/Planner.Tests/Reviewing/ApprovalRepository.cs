using System.Diagnostics;
using Planner.Git;
using Planner.Loading;
using Planner.Reviewing;
using Planner.Tests.Publishing.Commands;

namespace Planner.Tests.Reviewing;

/// <summary>A repository whose approvals are recorded, with Camille who writes, Lucie and Marc who approve, and each one's signing key.</summary>
internal sealed class ApprovalRepository : IDisposable
{
    public const string File = "content/approvals/teaser.yml";

    private readonly PublishRepository repository;
    private readonly string keys = Directory.CreateTempSubdirectory("planner-keys-").FullName;

    public ApprovalRepository(string review = "")
    {
        repository = new PublishRepository($"review: {{ mode: recorded{review} }}\n");
        foreach (var person in new[] { "camille", "lucie", "marc" })
        {
            Write($"content/people/{person}.yml", $"name: {person}\nemails: [{person}@example.com]\n");
        }

        Commit("elodie");
        WritePost("Bonjour");
        Commit("camille");
    }

    public string Root => repository.Root;

    public PublishRepository Publishing => repository;

    public static string Entry(string by, string digest = "1-abc", string at = "2026-11-01 10:00") => $"- {{ by: {by}, at: {at}, digest: {digest} }}\n";

    public void Write(string path, string text) => repository.Write(path, text);

    public void WritePost(string body) =>
        Write("content/posts/teaser.md", $"---\ntitle: Teaser\nstatus: ready\npublish_at: 2026-11-02 08:00\naccounts: [lune-un, lune-deux]\n---\n{body}\n");

    /// <summary>Commits what stands here in somebody's name.</summary>
    /// <param name="key">Whose key signs it; null: none does.</param>
    public string Commit(string author, string? key = null, string message = "Content")
    {
        repository.Git("add", "--all");
        string[] signing = key is null ? [] : ["-c", "gpg.format=ssh", "-c", "user.signingKey=" + KeyOf(key), "-c", "commit.gpgSign=true"];
        repository.Git([.. signing, "-c", $"user.name={author}", "-c", $"user.email={author}@example.com", "commit", "--quiet", "--allow-empty", "--message", message]);
        return repository.Git("rev-parse", "HEAD").Trim();
    }

    public string Git(params string[] arguments) => repository.Git(arguments);

    /// <summary>A line for the list of signers.</summary>
    public string Signer(string person, string? key = null) => $"{person}@example.com namespaces=\"git\" {System.IO.File.ReadAllText(KeyOf(key ?? person) + ".pub")}";

    public Content Content(string? root = null)
    {
        var folder = root ?? Root;
        SourceFile[] files = [.. Directory.EnumerateFiles(Path.Combine(folder, "content"), "*", SearchOption.AllDirectories).Where(FileReader.IsEntityFile).Select(file => new SourceFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), System.IO.File.ReadAllBytes(file)))];
        var options = LoadedOptions.Read(files.Single(file => file.Path == LoadedOptions.Path));
        return ContentLoader.Assemble(options.Options!, [.. files.Where(file => file.Path != LoadedOptions.Path).Select(file => FileReader.Read(file, 2026))], System.Collections.Frozen.FrozenDictionary<string, long>.Empty, []);
    }

    public Task<ApprovalWitnesses> WitnessesAsync(string? root = null) => ApprovalHistory.ReadAsync(() => History.ReadAsync(root ?? Root, last: null, "HEAD", CancellationToken.None), Content(root), posts: null, CancellationToken.None);

    /// <summary>What is said of each approval of the post, one a line; <c>counts</c> for one that does. Ids of commits are left out.</summary>
    public async Task<string> JudgedAsync(string? root = null)
    {
        var content = Content(root);
        var witnesses = await WitnessesAsync(root);
        var said = content.Approvals.Find("teaser")!.Given.Select(approval => ApprovalJudge.WhyNot(approval, content.Posts.Find("teaser")!, witnesses, content, content.Options.Review)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "counts");
        return System.Text.RegularExpressions.Regex.Replace(string.Join('\n', said), "commit [0-9a-f]{10}", "commit …");
    }

    public string Clone(string name, params string[] arguments)
    {
        Git("push", "--quiet", "--force", "origin", "HEAD:main");
        var target = Path.Combine(keys, name);
        Git(["clone", "--quiet", .. arguments, "file://" + repository.Remote, target]);
        return target;
    }

    public void Dispose()
    {
        repository.Dispose();
        foreach (var file in Directory.EnumerateFiles(keys, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            System.IO.File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(keys, recursive: true);
    }

    private string KeyOf(string person)
    {
        var key = Path.Combine(keys, person);
        if (!System.IO.File.Exists(key))
        {
            using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", person, "-f", key]))!;
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        return key;
    }
}
