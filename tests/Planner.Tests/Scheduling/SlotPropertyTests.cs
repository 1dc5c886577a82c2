using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Cli;
using Planner.Findings;
using Planner.Loading;
using Planner.Planning;
using Planner.Scheduling;

namespace Planner.Tests.Scheduling;

/// <summary>Places for a post in random weeks: accounts in zones far apart, windows or none, quiet hours around midnight, holidays, holds.</summary>
public sealed class SlotPropertyTests
{
    private static readonly string[] Zones = ["Europe/Paris", "America/Halifax", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "UTC"];
    private static readonly string[] Countries = ["FR", "FR-57", "CA-NS", "US", "GB-SCT", ""];
    private static readonly string[] Windows = ["", "mon-fri 08:00-09:30", "18:00-20:30", "sun 10:00-12:00", "22:00-02:00", "00:00-24:00", "wed 02:00-03:30", "fri 23:30-00:30"];
    private static readonly string[] Quiet = ["", "22:00-07:00", "00:00-24:00", "sat,sun 00:00-24:00", "23:00-01:00", "sun 02:00-04:00"];
    private static readonly string[] Gaps = ["", "min_gap: 4h", "min_gap: 1d", "max_per_day: 1", "max_per_day: 2, min_gap: 45m", "per_week: 3, max_per_day: 1"];
    private static readonly string[] Offsets = ["", "{ publish_at: \"+45m\" }", "{ publish_at: \"+1d\" }", "{ publish_at: \"-2h\" }", "{ publish_at: \"-1d\" }"];

    /// <summary>Days on which clocks change somewhere, holidays, and plain ones.</summary>
    private static readonly LocalDateTime[] Starts = [new(2026, 10, 23, 11, 3), new(2026, 12, 22, 22, 59), new(2027, 3, 12, 0, 0), new(2027, 3, 26, 17, 58), new(2027, 5, 3, 9, 0)];

    private static readonly string[] TimeRules = ["outside-window", "quiet-hours", "posts-too-close", "cadence-excess", "time-in-dst-gap", "time-ambiguous", "time-in-past", "outside-campaign-dates"];

    [Fact]
    public void A_place_breaks_no_rule_and_is_the_first_that_breaks_none() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
    {
        var random = new Draws(seed);
        var files = Files(random);
        var now = Of(Starts, random).InUtc().ToInstant();
        var before = Validate(files, now);
        var post = before.Content.Posts.Find("wanted")!;
        var places = PostPlaces.Of(post, null, before.Content, AccountDiary.All(before.Content, before.Plan), now)!;
        var last = now.InZone(places.Zone).Date.PlusDays(9);
        var found = SlotSearch.Next(places, now, last).Slot;
        Assert.Equal(found?.Local, FirstOfAll(files, now, places.Zone, last, before));
        if (found is { } slot)
        {
            var planned = Validate(At(files, slot.Local), now).Plan.Deliveries.Where(delivery => delivery.Post.Id == "wanted").Select(delivery => (delivery.Account.Id, delivery.Due)).Order();
            Assert.Equal(planned, slot.Deliveries.Select(delivery => (delivery.Account.Id, (Instant?)delivery.Due)).Order());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>Slow and sure: writes every time into the file and asks the checks, on a grid that is the search's own.</summary>
    private static LocalDateTime? FirstOfAll(ImmutableSortedDictionary<string, string> files, Instant now, DateTimeZone zone, LocalDate last, Validation before)
    {
        var local = now.InZone(zone).LocalDateTime;
        local = local.Date.At(new LocalTime(local.Hour, local.Minute / 5 * 5));
        var old = Broken(before);
        for (local = local.PlusMinutes(5); local.Date <= last; local = local.PlusMinutes(5))
        {
            var after = MakePlan(before, local, now, out var faults);
            if (faults == 0 && after.Deliveries.Where(delivery => delivery.Post.Id == "wanted").All(delivery => delivery.Due > now && IsUsual(delivery, before.Content) && !IsHoliday(delivery, before.Content) && !IsHeld(delivery, before.Content))
                && Broken(before.Content, after) <= old)
            {
                return local;
            }
        }

        return null;
    }

    private static Planner.Plan MakePlan(Validation before, LocalDateTime local, Instant now, out int faults)
    {
        var findings = new List<Finding>();
        var wanted = before.Content.Posts.Find("wanted")!;
        var moved = wanted with { PublishAt = new Located<AuthoredTime>(new AuthoredTime(local, null), wanted.Source) };
        var plan = PlanMaker.Make(before.Content with { Posts = new Entities<Post>(before.Content.Posts.Where(post => post.Id != "wanted").Append(moved)) }, now, findings);
        faults = findings.Count(finding => finding.Source.Path == wanted.Source.Path);
        return plan;
    }

    private static int Broken(Validation validation) => Broken(validation.Content, validation.Plan);

    private static int Broken(Content content, Planner.Plan plan) =>
        Planner.Checking.TimeRules.Check(content, plan).Concat(Planner.Checking.CadenceRules.Check(content, plan)).Count(finding => TimeRules.Contains(finding.Rule))
        + Excess(plan);

    /// <summary>A day that has too many already is one finding, however many more it gets.</summary>
    private static int Excess(Planner.Plan plan) => (
        from delivery in plan.Deliveries
        where delivery is { Due: not null, Account.Cadence.MaxPerDay: not null }
        group delivery by (delivery.Account.Id, delivery.Due!.Value.InZone(delivery.Account.Timezone!).Date) into day
        select Math.Max(0, day.Count() - day.First().Account.Cadence!.MaxPerDay!.Value)).Sum();

    private static bool IsUsual(Delivery delivery, Content content) =>
        !delivery.Account.Windows.IsEmpty || !delivery.Account.Quiet.IsEmpty || AccountDiary.UsualHours.Contains(delivery.Due!.Value.InZone(content.ZoneOf(delivery.Account)).LocalDateTime);

    private static bool IsHoliday(Delivery delivery, Content content) =>
        delivery.Account.Country is { } country && Planner.Holidays.PublicHolidays.On(country, delivery.Due!.Value.InZone(content.ZoneOf(delivery.Account)).Date) is not null;

    private static bool IsHeld(Delivery delivery, Content content) => content.Holds.Any(hold => HoldPeriod.Of(hold, content).Stops(delivery, delivery.Due!.Value));

    private static ImmutableSortedDictionary<string, string> Files(Draws random)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files["content/planner.yml"] = $"title: P\nlanguage: en\ntimezone: {Of(Zones, random)}\nreview: {{mode: none}}\n";
        files["content/brands/lune.yml"] = "name: Lune\n";
        for (var number = 0; number < 3; number++)
        {
            var text = new StringBuilder($"network: mastodon\nbrand: lune\nhandle: h\nserver: https://m.example\ntimezone: {Of(Zones, random)}\n");
            AppendIf(text, "country: ", Of(Countries, random));
            AppendIf(text, "windows: [\"", string.Join("\", \"", Enumerable.Range(0, 3).Select(_ => Of(Windows, random)).Where(window => window.Length > 0)), "\"]");
            AppendIf(text, "quiet: [\"", Of(Quiet, random), "\"]");
            AppendIf(text, "cadence: { ", Of(Gaps, random), " }");
            files[$"content/accounts/a{number}.yml"] = text.ToString();
        }

        var start = new LocalDateTime(2026, 10, 20, 0, 0);
        for (var number = 0; number < 12; number++)
        {
            var time = Of(Starts, random).PlusMinutes(random.Next(-1000, 12000)).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
            files[$"content/posts/p{number}.md"] = $"---\ntitle: P{number}\nstatus: {(random.Next(4) == 0 ? "draft" : "ready")}\npublish_at: {time}\naccounts: [a{random.Next(3)}]\n---\nB{number}\n";
        }

        if (random.Next(2) == 0)
        {
            files["content/events/rest.yml"] = $"title: Rest\nstart: {Of(Starts, random):uuuu-MM-dd}\nquiet: true\n";
        }

        if (random.Next(3) == 0)
        {
            var day = Of(Starts, random);
            files["content/events/night.yml"] = $"title: Night\nstart: {day:uuuu-MM-dd} 20:00\nend: {day.PlusDays(1):uuuu-MM-dd} 08:00\nquiet: true\nbrand: lune\n";
        }

        if (random.Next(3) == 0)
        {
            files["content/holds/h.yml"] = $"reason: R\naccount: a{random.Next(3)}\nfrom: {start:uuuu-MM-dd} 00:00\nuntil: {Of(Starts, random).PlusDays(2):uuuu-MM-dd} 12:00\n";
        }

        files["content/posts/wanted.md"] = "---\ntitle: Wanted\nstatus: draft\naccounts:\n" + string.Concat(Enumerable.Range(0, 1 + random.Next(2)).Select(number => $"  - a{number}{(Of(Offsets, random) is { Length: > 0 } offset ? ": " + offset : "")}\n")) + "---\nBody\n";
        return files.ToImmutable();
    }

    private static void AppendIf(StringBuilder text, string before, string value, string after = "")
    {
        if (value.Length > 0)
        {
            text.Append(before).Append(value).Append(after).Append('\n');
        }
    }

    private static ImmutableSortedDictionary<string, string> At(ImmutableSortedDictionary<string, string> files, LocalDateTime time) =>
        files.SetItem("content/posts/wanted.md", files["content/posts/wanted.md"].Replace("status: draft\n", $"status: draft\npublish_at: {time.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}\n", StringComparison.Ordinal));

    private static Validation Validate(ImmutableSortedDictionary<string, string> files, Instant now)
    {
        var options = LoadedOptions.Read(new SourceFile(LoadedOptions.Path, Encoding.UTF8.GetBytes(files[LoadedOptions.Path])));
        var entities = files.Where(file => file.Key != LoadedOptions.Path).Select(file => FileReader.Read(new SourceFile(file.Key, Encoding.UTF8.GetBytes(file.Value)), 2026)).ToImmutableArray();
        var validation = Validation.Of(options, entities, System.Collections.Frozen.FrozenDictionary<string, long>.Empty, [], now);
        Assert.Empty(validation.Findings.Where(finding => finding.Rule is "field-type" or "unknown-field" or "yaml-syntax"));
        return validation;
    }

    private static T Of<T>(T[] values, Draws random) => values[random.Next(values.Length)];

    /// <summary>The same numbers for the same seed on every machine (Numerical Recipes, 7.1).</summary>
    private sealed class Draws(int seed)
    {
        private uint state = (uint)seed;

        public int Next(int below)
        {
            state = unchecked((state * 1664525) + 1013904223);
            return (int)((state >> 8) % (uint)below);
        }

        public int Next(int from, int below) => from + Next(below - from);
    }
}
