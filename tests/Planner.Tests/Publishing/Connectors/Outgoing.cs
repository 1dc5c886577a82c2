using System.Collections.Frozen;
using System.Text;
using Planner.Cli;
using Planner.Loading;
using Planner.Networks;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors;

/// <summary>Messages as a run makes them: from files, through loading, planning and preparing.</summary>
internal static class Outgoing
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 0, 0);

    /// <param name="account">The lines of the account's file beside its brand and handle; <c>network:</c> is among them.</param>
    /// <param name="fields">Lines of the post's front matter beside its title, status, time and account; may be empty.</param>
    /// <param name="text">Segments stand between lines of <c>---</c>.</param>
    /// <param name="brand">Lines of the brand's file beside its name; may be empty.</param>
    public static PreparedDelivery Prepare(string account, string fields, string text, string brand = "")
    {
        var options = LoadedOptions.Read(Source(LoadedOptions.Path, "title: Sent\nlanguage: en\ntimezone: UTC\n"));
        ImmutableArray<SourceFile> files =
        [
            Source("content/brands/lune.yml", $"name: Atelier Lune\n{brand}\n"),
            Source("content/accounts/lune.yml", $"brand: lune\nhandle: \"@lune\"\n{account}\n"),
            Source("content/posts/kiln.md", $"---\ntitle: Kiln\nstatus: ready\npublish_at: 2026-11-28 10:00\naccounts: [lune]\n{(fields.Length == 0 ? "" : fields + "\n")}---\n{text}\n"),
        ];
        var media = new Dictionary<string, long>(StringComparer.Ordinal) { ["media/bowl.png"] = 1000, ["media/kiln.mp4"] = 1000 }.ToFrozenDictionary(StringComparer.Ordinal);
        var validation = Validation.Of(options, [.. files.Select(file => FileReader.Read(file, Now.InUtc().Year))], media, [], Now);
        return Preparing.Of(validation.Plan.Deliveries.Single(), validation.Content);
    }

    public static OutgoingMessage Message(PreparedDelivery prepared, int segment = 1, string key = "key-of-this-message") =>
        new(prepared, segment, prepared.Delivery.Due!.Value) { Key = key };

    public static OutgoingMedia Media(PreparedDelivery prepared, byte[] bytes, string type) =>
        new(prepared.Segments[0].Media[0], new MediaFacts { MediaType = type, Length = bytes.Length }, () => new MemoryStream(bytes));

    private static SourceFile Source(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
