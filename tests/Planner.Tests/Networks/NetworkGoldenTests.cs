using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Planner.Cli;
using Planner.Loading;
using Planner.Networks;

namespace Planner.Tests.Networks;

/// <summary>What each network gets of one text with a link, a list, emphasis, a mention, a hashtag and an emoji; made for people to read.</summary>
public sealed class NetworkGoldenTests
{
    private const string Folder = "tests/Planner.Tests/Golden/networks";

    private const string Post = """
        ---
        title: Le four s’ouvre
        status: draft
        publish_at: 2026-11-28 10:00
        accounts: [{0}]
        ---
        Samedi, le four **s’ouvre** devant vous 🔥👩‍👩‍👧‍👦 : ~~20 €~~ 15 €, [la page des *portes ouvertes*](https://atelier-lune.example.org/portes-ouvertes?jour=samedi&tour=1).

        - centrer, puis *ouvrir*
        - [émailler](https://atelier-lune.example.org/email)

        Les plans sont dans [les notes](../notes.md). Merci à @biblio@rivemont.example et `@Override`, avec @northwharf ! #PortesOuvertes #Céramique

        """;

    private static readonly Validation Repository = Read();

    public static TheoryData<string> Open => [.. BuiltInNetworks.Ids.Where(id => BuiltInNetworks.Find(id)!.Closed is null)];

    [Theory, MemberData(nameof(Open))]
    public void A_network_gets_what_its_golden_file_holds(string id) =>
        Golden.Check($"{Folder}/{id}.txt", Told(Preparing.Of(Repository.Plan.Deliveries.Single(delivery => delivery.Network.Id == id), Repository.Content)));

    [Fact]
    public void No_golden_file_is_left_of_a_network_that_is_gone() => Assert.Equal(
        Open.Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Golden.Root, Folder)).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    private static string Told(PreparedDelivery prepared)
    {
        var told = new StringBuilder();
        if (prepared.Title is { } title)
        {
            told.Append(CultureInfo.InvariantCulture, $"title: {title.Text} ({LengthText.Of(title.Length)})\n\n");
        }

        var segment = prepared.Segments.Single();
        told.Append(segment.Text.Text).Append('\n');
        Part("as plain text", segment.Text.Alternative);
        Part("length", LengthText.Of(segment.Length) + (segment.Bytes is { } bytes ? ", " + LengthText.Of(bytes) : ""));
        Part("facets", string.Join('\n', segment.Facets.Select(facet => $"{facet.Start}-{facet.End} {facet.Kind}: {facet.Value}")));
        Part("lost", string.Join('\n', segment.Text.Lost.Select(lost => $"{lost.Kind} on line {lost.Line}, column {lost.Column}")));
        Part("cost", prepared.Cost is { } cost ? $"{cost} USD" : null);
        foreach (var unseen in "\u2060\u200B\u00AD")
        {
            told.Replace(unseen.ToString(), $"⟨U+{(int)unseen:X4}⟩");
        }

        return told.ToString();

        void Part(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                told.Append(CultureInfo.InvariantCulture, $"\n==== {name} ====\n{text}\n");
            }
        }
    }

    /// <summary>A repository with an account on every open network, and a post that goes to all of them.</summary>
    private static Validation Read()
    {
        var networks = BuiltInNetworks.Ids.Where(id => BuiltInNetworks.Find(id)!.Closed is null).ToArray();
        LoadedFile[] files =
        [
            FileReader.Read(Source("content/brands/lune.yml", "name: Atelier Lune\n"), 2026),
            .. networks.Select(id => FileReader.Read(Source($"content/accounts/on-{id}.yml", $"network: {id}\nbrand: lune\nhandle: lune\n"), 2026)),
            FileReader.Read(Source("content/posts/open.md", Post.Replace("{0}", string.Join(", ", networks.Select(id => "on-" + id)), StringComparison.Ordinal)), 2026),
        ];
        var options = LoadedOptions.Read(Source(LoadedOptions.Path, "title: Plan\nlanguage: fr\ntimezone: Europe/Paris\n"));
        return Validation.Of(options, [.. files], FrozenDictionary<string, long>.Empty, [], Instant.FromUtc(2026, 11, 22, 9, 0));
    }

    private static SourceFile Source(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
