using System.Text;
using System.Text.Json;
using Planner.Cli;
using Planner.Tests.Cli;

namespace Planner.Browser.Attacks;

/// <summary>A plan of which every text, address, id and file name is an attack: each of <c>vectors.txt</c> at every place where authors write.</summary>
internal static class AttackCorpus
{
    /// <summary>Each way in which previews show a post; a post is on every fifth of them.</summary>
    private static readonly string[] Networks =
    [
        "bluesky", "dailymotion", "discord", "discourse", "email", "facebook", "google-business", "instagram", "linkedin", "mastodon", "micropub", "pinterest", "reddit",
        "slack", "telegram", "threads", "tiktok", "tumblr", "whatsapp", "wordpress", "x", "youtube",
    ];

    private const int InGroup = 12;

    /// <summary>Names with which a file of a page could take the place of another, or of a script.</summary>
    private static readonly string[] MediaNames =
    [
        "drawing.svg", "drawing.svgz", "page.html", "page.xhtml", "page.xml", "script.js", "style.css", "film.swf", "drawing.svg.png", "page.html.jpg", "page.png.html", "plain", "a b.png", "a%2fb.png", "a#b.png", "a?b.png", "é.png",
    ];

    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"hacked=1\"><script>hacked=1;parent.hacked=1;alert(1)</script><image href=\"https://attack.invalid/i.png\"/></svg>";

    public static ImmutableArray<string> Vectors { get; } = [.. File.ReadLines(Path.Combine(RepositoryRoot.Find(null, AppContext.BaseDirectory), "tests/Planner.Browser/Attacks/vectors.txt"))
        .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Select(Decoded)];

    /// <summary>Many to a file where each file is a page of its own: a browser takes its time for each.</summary>
    private static ImmutableArray<string> Groups { get; } = [.. Vectors.Chunk(InGroup).Select(vectors => string.Join(' ', vectors))];

    public static void Write(CommandFolder plan)
    {
        // What stands in planner.yml has to be right, or nothing is built.
        plan.Write("content/planner.yml", $"title: {Quoted(string.Join(' ', Vectors.Take(60)))}\nlanguage: en\ntimezone: Europe/Paris\nbase_url: https://plan.example{SubPath.Prefix}\nreview: {{mode: none}}\n");
        foreach (var network in Networks)
        {
            // What waits for a yes is in no feed, so it does for some.
            plan.Write($"content/accounts/{network}.yml", $"network: {network}\nbrand: brand-1\nhandle: {Quoted(Vectors[network.Length])}\n{(network.Length % 2 == 0 ? "review: {mode: recorded}\n" : "")}");
        }

        for (var index = 0; index < Vectors.Length; index++)
        {
            WritePost(plan, index);
            WriteLists(plan, index);
        }

        for (var index = 0; index < Groups.Length; index++)
        {
            WritePages(plan, index);
        }

        foreach (var name in MediaNames.Concat(Vectors.Where(IsFileName).Select(vector => vector + ".png")))
        {
            plan.Write("content/media/" + name, Svg);
        }
    }

    /// <summary>The plan as a repository, with authors, messages and texts of attacks in two commits, and more that is not committed: for versions, and for the preview of a change.</summary>
    public static void WriteHistory(CommandFolder plan)
    {
        plan.Git("init", "--quiet");
        Commit(plan, 0);
        for (var index = 0; index < Vectors.Length; index += 3)
        {
            plan.Write($"content/posts/post-{index}.md", Markdown($"title: {Quoted(Vectors[index])}\nstatus: draft\naccounts: [mastodon]\npublish_at: 2026-11-{1 + (index % 28):00} 18:30\nextra: {{{Quoted(Vectors[index])}: {Quoted(Vectors[index])}}}\n", (index + 7) % Vectors.Length));
        }

        Commit(plan, 1);
        for (var index = 0; index < Vectors.Length; index += 6)
        {
            WritePost(plan, index);
        }

        File.Delete(Path.Combine(plan.Root, "content/posts/post-1.md"));
    }

    private static void Commit(CommandFolder plan, int number)
    {
        // Neither commands nor messages hold a zero byte or half a character.
        var said = string.Join(' ', Vectors.Skip(number * InGroup).Take(60)).Replace("\0", "", StringComparison.Ordinal).Replace('\ud800', '\ufffd').ReplaceLineEndings(" ");
        plan.Git("add", "--all");
        plan.Git("-c", "user.name=" + said, "-c", "user.email=a@attack.invalid", "commit", "--quiet", "--message", said);
    }

    private static void WritePost(CommandFolder plan, int index)
    {
        var (text, other) = (Quoted(Vectors[index]), Quoted(Vectors[^(index + 1)]));
        var accounts = string.Concat(Networks.Where((_, each) => (each + index) % 5 == 0).Select(network => $"  - {network}: {{first_comment: {text}, content_warning: {other}, link: {text}}}\n"));
        var media = string.Concat(MediaNames.Concat(IsFileName(Vectors[index]) ? [Vectors[index] + ".png"] : []).Select(name => $"  - {{file: {Quoted("media/" + name)}, alt: {text}, rights: {text}}}\n"));
        var day = 1 + (index % 28);
        var frontMatter =
            $"title: {text}\nstatus: ready\npublish_at: 2026-11-{day:00} 18:30\naccounts:\n{accounts}{(index % 2 == 0 ? $"id: {text}\n" : "")}brand: brand-1\ncampaign: campaign-1\nowner: person-1\ntags: [{text}]\nlink: {text}\n"
            + $"pillar: {text}\npoll: {{options: [{text}, {other}], duration: 1d}}\nextra: {{title: {text}, subject: {text}, board: {text}, category: {text}}}\nmedia:\n{media}  - {{file: {text}, alt: {text}}}\nsilence: {{alt-text-missing: {text}}}\n";
        plan.Write($"content/posts/post-{index}.md", Markdown(frontMatter, index));
        plan.Write($"content/approvals/post-{index}.yml", $"- {{by: {text}, at: 2026-11-01T08:00:00Z, digest: {text}, comment: {text}}}\n- {{by: person-1, at: 2026-11-01T08:00:00Z, digest: {other}, comment: {text}}}\n");
        if (index % 2 == 1 && IsFileName(Vectors[index]))
        {
            plan.Write($"content/posts/{Vectors[index]}.md", Markdown(frontMatter, index));
        }
    }

    /// <summary>What stands in lists, on pages of many.</summary>
    private static void WriteLists(CommandFolder plan, int index)
    {
        var (text, raw) = (Quoted(Vectors[index]), Whole(Vectors[index]));
        plan.Write($"content/events/event-{index}.yml", $"title: {text}\nstart: 2026-11-{1 + (index % 28):00}\ntags: [{text}]\n");
        plan.Write($"content/events/calendar-{index}.ics", $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{raw}\r\nBEGIN:VEVENT\r\nUID:{raw}\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:20261125\r\nSUMMARY:{raw}\r\nDESCRIPTION:{raw}\r\nURL:{raw}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        plan.Write($"content/ideas/idea-{index}.md", Markdown($"title: {text}\nbrand: brand-1\nsource: {text}\nowner: {text}\n", index));
        plan.Write($"content/sources/source-{index}.yml", $"title: {text}\nurl: {text}\nkeywords: [{text}]\n");
        plan.Write($"content/finds/find-{index}.md", Markdown($"title: {text}\nurl: {text}\nsource: source-{index}\n", index));
        plan.Write($"content/partners/partner-{index}.yml", $"name: {text}\ncontact: {text}\nrights: {text}\ndeliverables: [{{what: {text}, due: 2026-11-24}}]\n");
    }

    /// <summary>What has a page of its own.</summary>
    private static void WritePages(CommandFolder plan, int index)
    {
        var text = Quoted(Groups[index]);
        var vector = Quoted(Vectors[index * InGroup]);
        plan.Write($"content/brands/brand-{index}.yml", $"name: {text}\ncolour: {vector}\navatar: {vector}\nvoice: {text}\nobjectives: [{text}]\nforbidden_words: [{vector}]\nrequired_hashtags: [{vector}]\npillars: {{{vector}: {{title: {text}, share: 9}}}}\n");
        plan.Write($"content/accounts/account-{index}.yml", $"network: mastodon\nbrand: brand-{index}\nhandle: {text}\nserver: {vector}\nwindows: [{vector}]\nquiet: [{vector}]\nconnector: {vector}\nsecrets: {{{vector}: {vector}}}\n");
        plan.Write($"content/people/person-{index}.md", Markdown($"name: {text}\nroles: [{text}]\nemails: [{vector}]\nhours: [{vector}]\n", index * InGroup));
        plan.Write($"content/campaigns/campaign-{index}.md", Markdown($"title: {text}\nbrand: brand-{index}\nstart: 2026-11-01\nend: 2026-12-01\nobjective: {text}\naudience: {text}\nbudget: {{currency: {vector}, lines: [{{what: {text}, planned: 1}}]}}\nindicators: [{{name: {text}, target: 1}}]\nutm: {{source: {vector}, medium: {text}}}\n", index * InGroup));
        plan.Write($"content/contests/contest-{index}.md", Markdown($"title: {text}\nbrand: brand-{index}\nstart: 2026-11-01\nend: 2026-12-01\nopens: 2026-11-01 10:00\ncloses: 2026-12-01 10:00\norganisers: [{text}]\nprize: {{what: {text}}}\nterms: {vector}\nsteps: [{{id: {vector}, title: {text}, owner: person-1, due: opens, evidence: {vector}}}]\n", index * InGroup));
        plan.Write($"content/playbooks/playbook-{index}.md", Markdown($"title: {text}\nkind: answer\ncontacts: [{text}, {{name: {text}, phone: {vector}, email: {vector}}}]\nvariables: {{hacked: {text}}}\nsteps: [{text}]\n", index * InGroup));
        plan.Write($"content/links/link-{index}.md", Markdown($"title: {text}\nurl: {vector}\nutm: {{source: {vector}, content: {text}}}\naliases: [{vector}]\n", index * InGroup));
        plan.Write($"content/incidents/incident-{index}.md", Markdown($"title: {text}\nstarted_at: 2026-11-01 10:00\nhold: {vector}\nmeasures: [{{what: {text}, by: {text}}}]\n", index * InGroup));
        plan.Write($"content/holds/hold-{index}.yml", $"reason: {text}\nby: {vector}\nbrand: brand-{index + 2}\n");
    }

    /// <summary>The vector raw, and at each place of Markdown's constructions.</summary>
    private static string Markdown(string frontMatter, int index)
    {
        var raw = Whole(Vectors[index]);
        return $"""
            ---
            {frontMatter}---
            {raw}

            [link]({raw}) [link](<{raw}>) [link](https://x.example/?{raw} "{raw}") [{raw}](https://x.example) <{raw}>

            ![{raw}]({raw}) ![picture](<{raw}>) ![picture](media/{raw}.png '{raw}') ![x](media/drawing.svg) ![x](media/page.html.jpg)

            # {raw}
            > {raw}
            - {raw}
            1. `{raw}`

            ```{raw}
            {raw}
            ```

            | {raw} | x |
            |---|---|
            | {raw} | {raw} |

            Line[^n] [reference] ![reference]

            [^n]: {raw}
            [reference]: {raw}

            ## @x
            {raw} [link]({raw}) https://x.example/{raw} @{raw} #{raw}

            ---

            {raw}

            ## @{raw}
            {raw}
            """;
    }

    /// <summary>Whether any file system here takes it for a name that is no hidden file's.</summary>
    private static bool IsFileName(string text) =>
        Encoding.UTF8.GetByteCount(text) < 200 && !text.StartsWith('.') && !text.Contains('/', StringComparison.Ordinal) && !text.Contains('\0', StringComparison.Ordinal) && !text.Any(char.IsSurrogate) && text == text.Trim() && !OperatingSystem.IsWindows();

    /// <summary>As YAML between quotes; half a character stands there as its number.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text.Replace('\ud800', '\ue000')).Replace("\\uE000", "\\ud800", StringComparison.Ordinal);

    /// <summary>A file holds no half of a character.</summary>
    private static string Whole(string text) => text.Replace('\ud800', '\ufffd');

    private static string Decoded(string line)
    {
        var text = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '⟨')
            {
                text.Append(line[at]);
                continue;
            }

            var end = line.IndexOf('⟩', at);
            var code = int.Parse(line.AsSpan(at + 1, end - at - 1), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
            text.Append(code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
            at = end;
        }

        return text.ToString();
    }
}
