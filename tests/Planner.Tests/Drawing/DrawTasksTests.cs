using System.Text;
using Planner.Drawing;
using Planner.Loading;

namespace Planner.Tests.Drawing;

public sealed class DrawTasksTests
{
    private const string Entries = "- {\"event\":\"entries\",\"at\":\"2026-12-12T08:00:00Z\",\"by\":\"ines\",\"digest\":\"47ede340737992555c0a669f419d2e8bd1c433bcca6839b5f4bbbd0a2353fa5f\",\"entries\":3,\"people\":3}\n";
    private const string Drawn = "- {\"event\":\"draw\",\"at\":\"2026-12-14T10:00:05Z\",\"by\":\"ines\",\"digest\":\"47ede340737992555c0a669f419d2e8bd1c433bcca6839b5f4bbbd0a2353fa5f\",\"randomness\":\"47ede340737992555c0a669f419d2e8bd1c433bcca6839b5f4bbbd0a2353fa5f\",\"winners\":[]}\n";

    [Theory]
    [InlineData("2026-12-11T00:00:00Z", "", null)]
    [InlineData("2026-12-12T00:00:00Z", "", nameof(DrawTaskKind.RecordEntries))]
    [InlineData("2026-12-14T10:00:00Z", "", nameof(DrawTaskKind.MoveDraw))]
    [InlineData("2026-12-14T09:59:59Z", Entries, null)]
    [InlineData("2026-12-14T10:00:00Z", Entries, nameof(DrawTaskKind.Draw))]
    [InlineData("2026-12-14T10:00:06Z", Entries + Drawn, null)]
    public void A_draw_asks_for_what_it_needs_next(string now, string log, string? expected)
    {
        var contest = Read("content/contests/noel.yml", "title: N\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-31\nopens: 2026-11-20 08:00\ncloses: 2026-12-11 20:00\ndraw_at: 2026-12-14 11:00+01:00\ndraw: {winners: 1}\n");
        var content = new Content { Options = LoadedOptions.Read(new SourceFile(LoadedOptions.Path, Encoding.UTF8.GetBytes("title: P\nlanguage: en\ntimezone: UTC\n"))).Options!, Contests = new([(Contest)contest]), Draws = log.Length == 0 ? Entities<Draw>.None : new([(Draw)Read("content/draws/noel.yml", log)]) };
        Assert.Equal(expected, DrawTasks.Of(content, NodaTime.Text.InstantPattern.General.Parse(now).Value).SingleOrDefault()?.Kind.ToString());
    }

    private static IEntity Read(string path, string text) => Assert.Single(FileReader.Read(new SourceFile(path, Encoding.UTF8.GetBytes(text)), 2026).Entities);
}
