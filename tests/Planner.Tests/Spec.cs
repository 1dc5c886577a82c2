using System.Collections.Frozen;
using System.Text;
using NodaTime.Text;
using Planner.Cli;
using Planner.Loading;
using Planner.Networks;
using Planner.Planning;

namespace Planner.Tests;

/// <summary>
/// One situation in one text file: a sentence, the files it starts from, what is expected. Files that a spec does not
/// name come from <see cref="Base"/>; see CONTRIBUTING.md for the sections.
/// </summary>
internal sealed record Spec(
    string Name, Instant Now, ImmutableDictionary<string, string> Files, ImmutableDictionary<string, MediaFacts> Facts, ImmutableDictionary<string, string> Expected)
{
    private static readonly ImmutableDictionary<string, string> Base = ImmutableDictionary<string, string>.Empty
        .Add("content/planner.yml", "title: Spec\nlanguage: en\ntimezone: Europe/Paris\n")
        .Add("content/brands/lune.yml", "name: Atelier Lune\nlanguage: fr\n")
        .Add("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\n")
        .Add("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: \"@lune\"\n")
        .Add("content/people/camille.yml", "name: Camille\nemails: [camille@lune.example]\n")
        .Add("content/media/bowl.jpg", "a picture");

    /// <summary>What Git would tell of short links, one a line: <c>slug path</c>, <c>slug path alias</c>, or <c>shallow</c>; null: nobody asks it.</summary>
    private PublishedLinks? Published { get; init; }

    /// <summary>Reads a spec; a name alone between dashes starts a section.</summary>
    public static Spec Read(string name, string text)
    {
        var files = Base;
        var expected = ImmutableDictionary<string, string>.Empty;
        var facts = ImmutableDictionary<string, MediaFacts>.Empty;
        var now = Instant.FromUtc(2026, 11, 1, 0, 0);
        PublishedLinks? published = null;
        foreach (var (section, body) in Sections(text))
        {
            if (section == "now")
            {
                now = InstantPattern.ExtendedIso.Parse(body.Trim()).Value;
            }
            else if (section == "published")
            {
                published = PublishedIn(body);
            }
            else if (section.StartsWith("expect/", StringComparison.Ordinal))
            {
                expected = expected.Add(section["expect/".Length..], body.TrimEnd('\n'));
            }
            else if (section.StartsWith("facts ", StringComparison.Ordinal))
            {
                files = files.SetItem(section["facts ".Length..], body);
                facts = facts.Add(section["facts content/".Length..], SpecMedia.Read(body));
            }
            else if (section.StartsWith("without ", StringComparison.Ordinal))
            {
                files = files.Remove(section["without ".Length..]);
            }
            else
            {
                files = files.SetItem(section, body);
            }
        }

        return new Spec(name, now, files, facts, expected) { Published = published };
    }

    /// <summary>What the situation gives for one kind of expectation.</summary>
    public string Actual(string kind) => kind switch
    {
        "findings" => string.Join('\n', Validate().Findings),
        "plan" => string.Join('\n', Validate().Plan.Deliveries.Select(Line)),
        "texts" => string.Join('\n', Validate().Plan.Deliveries.Select(Texts)),
        "plan.json" => PlanJson(Validate()).TrimEnd(),
        "options" => string.Join('\n', LoadOptions().Findings),
        _ => throw new InvalidDataException($"{Name}: there is no expectation '{kind}'"),
    };

    /// <summary>Findings and plan when the files come in this order.</summary>
    public string InOrder(Func<IEnumerable<string>, IEnumerable<string>> order)
    {
        var validation = Validate(order);
        return string.Join('\n', validation.Findings) + "\n" + PlanJson(validation);
    }

    private static string PlanJson(Validation validation) => Written(output => PlanReport.WriteJson(validation.Plan, validation.Content, output));

    private Validation Validate() => Validate(paths => paths.Order(StringComparer.Ordinal));

    private Validation Validate(Func<IEnumerable<string>, IEnumerable<string>> order)
    {
        var options = LoadOptions();
        var files = order(Files.Keys.Where(path => FileReader.IsEntityFile(path) && path != LoadedOptions.Path && !path.StartsWith("content/media/", StringComparison.Ordinal)))
            .Select(path => FileReader.Read(Source(path, Files[path]), Now.InUtc().Year))
            .ToImmutableArray();
        var media = Files.Where(file => file.Key.StartsWith("content/media/", StringComparison.Ordinal))
            .ToFrozenDictionary(file => file.Key["content/".Length..], file => (long)file.Value.Length, StringComparer.Ordinal);
        return Validation.Of(options, files, media, [], Now, facts: () => Facts.ToFrozenDictionary(StringComparer.Ordinal), published: Published is null ? null : _ => Task.FromResult<PublishedLinks?>(Published));
    }

    private static PublishedLinks PublishedIn(string body)
    {
        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToArray();
        return new PublishedLinks([.. lines.Where(parts => parts.Length > 1).Select(parts => new PublishedLink(parts[0], parts[1], parts.Length > 2))], IsWhole: !lines.Any(parts => parts is ["shallow"]));
    }

    private LoadedOptions LoadOptions() => LoadedOptions.Read(Source(LoadedOptions.Path, Files[LoadedOptions.Path]));

    /// <summary>Bytes that a text file cannot show are written as <c>\xFF</c>; <c>\t</c> and <c>\r</c> as such.</summary>
    private static SourceFile Source(string path, string text)
    {
        using var bytes = new MemoryStream();
        for (var position = 0; position < text.Length;)
        {
            if (text.AsSpan(position).StartsWith("\\x", StringComparison.Ordinal))
            {
                bytes.WriteByte(Convert.ToByte(text.Substring(position + 2, 2), 16));
                position += 4;
            }
            else if (text.AsSpan(position).StartsWith("\\t", StringComparison.Ordinal) || text.AsSpan(position).StartsWith("\\r", StringComparison.Ordinal))
            {
                bytes.WriteByte((byte)(text[position + 1] == 't' ? '\t' : '\r'));
                position += 2;
            }
            else
            {
                var length = char.IsSurrogate(text[position]) ? 2 : 1;
                bytes.Write(Encoding.UTF8.GetBytes(text.Substring(position, length)));
                position += length;
            }
        }

        return new SourceFile(path, bytes.ToArray());
    }

    private static string Line(Delivery delivery) =>
        $"{delivery.Post.Id} {delivery.Account.Id} {delivery.Due?.ToString() ?? "-"} {Words.Of(delivery.State)}" + (delivery.Reason.Length == 0 ? "" : $" ({delivery.Reason})");

    /// <summary>What a delivery says without formatting, segment by segment; no text holds the line between them.</summary>
    private static string Texts(Delivery delivery) =>
        $"{delivery.Post.Id} {delivery.Account.Id}\n" + (delivery.Text.Segments.IsEmpty ? "  (nothing)" : "") + string.Join("\n  --- next message ---\n", delivery.Text.Segments.Select(segment => "  " + PlainText.Of(segment).Replace("\n", "\n  ")));

    private static string Written(Action<TextWriter> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(output);
        return output.ToString();
    }

    private static IEnumerable<(string Name, string Body)> Sections(string text)
    {
        string? name = null;
        var body = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal))
            {
                if (name is not null)
                {
                    yield return (name, body.ToString());
                }

                name = line[3..^3];
                body.Clear();
            }
            else if (name is not null)
            {
                body.Append(line).Append('\n');
            }
        }

        if (name is not null)
        {
            yield return (name, body.ToString());
        }
    }
}
