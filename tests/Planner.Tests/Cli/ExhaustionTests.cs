using System.Globalization;
using System.Text;

namespace Planner.Tests.Cli;

/// <summary>Content made to exhaust a build: each ends soon, whatever it says. What single files do to a reader is tested where they are read.</summary>
[Collection("command line")]
public sealed class ExhaustionTests : IDisposable
{
    /// <summary>Each takes a few seconds at most; build machines have other work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public static TheoryData<string> Names => [.. Attacks.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, Action<CommandFolder>> Attacks { get; } = new(StringComparer.Ordinal)
    {
        ["a post on a hundred thousand accounts"] = folder => folder.Write("content/posts/a.md", "---\ntitle: A\nstatus: ready\npublish_at: 2026-11-24 08:00\naccounts:\n" + Lines("- lune-mastodon-", 100_000) + "---\nHello\n"),
        ["a post a hundred thousand times on one account"] = folder => folder.Write("content/posts/a.md", "---\ntitle: A\nstatus: ready\npublish_at: 2026-11-24 08:00\naccounts:\n" + Repeat("- lune-mastodon\n", 100_000) + "---\nHello\n"),
        ["a file of fifty megabytes"] = folder => folder.Write("content/posts/a.md", "---\ntitle: A\nstatus: draft\n---\n" + Repeat("Hello there\n", 4_500_000)),
        ["five thousand texts that differ in a number"] = folder => Posts(folder, 5_000, number => Repeat("Numéro ", 40) + number),
        ["five thousand texts that are the same"] = folder => Posts(folder, 5_000, _ => Repeat("Bonjour ", 40)),
        ["two thousand texts that begin with the same three hundred letters"] = folder => Posts(folder, 2_000, number => Repeat("abcdefghij", 40) + Repeat(" b", number % 50)),
        ["a text of a hundred thousand addresses"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("a.fr ", 19_000)),
        ["a text of names and tags"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("@a #b ", 16_000)),
        ["a text of beginnings of addresses"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("http://", 14_000)),
        ["a word of a hundred thousand letters"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("a", 99_000), "thread: auto\n"),
        ["a text of marks on one letter"] = folder => folder.WritePost("a", "2026-11-24 08:00", "a" + Repeat("\u0301", 49_000), "thread: auto\n"),
        ["a thread of a thousand messages"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("Bonjour\n\n---\n\n", 1_900)),
        ["a table of ten thousand columns"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("|a", 10_000) + "|\n" + Repeat("|-", 10_000) + "|\n" + Repeat("|b", 10_000) + "|\n"),
        ["emphasis in emphasis"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("*a **b ", 7_000)),
        ["quotes in quotes"] = folder => folder.WritePost("a", "2026-11-24 08:00", Repeat("> ", 20_000) + "a"),
        ["ten thousand media"] = folder => folder.WritePost("a", "2026-11-24 08:00", "Hello", "media:\n" + Lines("- file: media/a", 10_000)),
        ["two thousand forbidden words in long texts"] = folder =>
        {
            folder.Write("content/brands/lune.yml", "name: Lune\nforbidden_words:\n" + Lines("- word", 2_000));
            Posts(folder, 10, _ => Repeat("wor ", 20_000));
        },
        ["a calendar of a hundred thousand events"] = folder => folder.Write("content/events/a.ics", "BEGIN:VCALENDAR\r\n" + Repeat("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261124\r\nSUMMARY:a\r\nEND:VEVENT\r\n", 100_000) + "END:VCALENDAR\r\n"),
        ["a campaign of ten thousand years"] = folder => folder.Write("content/campaigns/a.md", "---\ntitle: A\nbrand: lune\nstart: 0001-01-01\nend: 9999-12-31\n---\n"),
        ["an event of ten thousand years"] = folder => folder.Write("content/events/a.yml", "title: A\nstart: 0001-01-01\nend: 9999-12-31\n"),
        ["posts ten thousand years apart"] = folder =>
        {
            folder.WritePost("a", "0001-01-02 08:00");
            folder.WritePost("b", "9999-12-30 08:00");
        },
        ["a folder in a folder five hundred deep"] = folder => folder.Write($"content/posts/{Repeat("a/", 500)}a.md", "---\ntitle: A\nstatus: draft\n---\n"),
        ["twenty thousand small files"] = folder =>
        {
            for (var number = 0; number < 20_000; number++)
            {
                folder.Write($"content/ideas/{number % 100}/i{number}.md", "x");
            }
        },
    };

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Names))]
    public async Task A_build_ends_soon(string name)
    {
        Attacks[name](folder);
        var build = await Task.Run(() => folder.RunAsync("build")).WaitAsync(Patience);
        Assert.InRange(build.Code, 0, 1);
    }

    [Fact]
    public async Task A_review_of_long_texts_that_differ_ends_soon()
    {
        folder.Git("init", "--quiet", "--initial-branch=main");
        Posts(folder, 40, number => Repeat($"mot{number} ", 14_000));
        Commit();
        Posts(folder, 40, number => number % 2 == 0 ? Repeat($"word{number}, ", 9_000) : Repeat($"mot{number} ", 7_000) + "ici " + Repeat($"mot{number} ", 6_990));
        var review = await Task.Run(() => folder.RunAsync("review", "--base", "main")).WaitAsync(Patience);
        Assert.Equal(0, review.Code);
        Assert.InRange(review.Output.Length, 1000, 65_536);
    }

    private static void Posts(CommandFolder folder, int count, Func<int, string> text)
    {
        for (var number = 0; number < count; number++)
        {
            folder.WritePost($"p{number}", string.Create(CultureInfo.InvariantCulture, $"2026-11-{10 + (number / 1000)} {number / 60 % 24:00}:{number % 60:00}"), text(number));
        }
    }

    private void Commit()
    {
        folder.Git("add", "--all");
        folder.Git("commit", "--quiet", "--message", "x");
    }

    private static string Lines(string piece, int count) => string.Concat(Enumerable.Range(0, count).Select(number => $"{piece}{number}\n"));

    private static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
}
