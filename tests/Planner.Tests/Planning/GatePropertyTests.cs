using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Loading;
using Planner.Planning;

namespace Planner.Tests.Planning;

/// <summary>What must hold of every checklist, however its steps are ordered, done, and due after one another.</summary>
public sealed class GatePropertyTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 9, 0);
    private static readonly SourceSpan Nowhere = new("x", 1, 1);

    /// <summary>To do a step never closes a gate, and to open one never opens any.</summary>
    [Fact]
    public void Doing_a_step_never_keeps_a_post_back() => Always(static (flags, own, changed) =>
    {
        var steps = Steps(flags);
        var before = Open(steps, own % flags.Length);
        var place = changed % flags.Length;
        var after = Open(steps.SetItem(place, Made(place, isDone: true, flags[place].Required, due: null)), own % flags.Length);
        return after.All(before.Contains) && before.Count - after.Count <= 1;
    });

    /// <summary>A post waits for what stands before its step, is required and open: for all of that, and for nothing else.</summary>
    [Fact]
    public void A_post_waits_for_exactly_what_is_required_open_and_before_it() => Always(static (flags, own, _) =>
    {
        var place = own % flags.Length;
        var wanted = Enumerable.Range(0, place).Where(before => flags[before] is (false, true)).Select(before => "s" + before.ToString(CultureInfo.InvariantCulture));
        return Open(Steps(flags), place).SequenceEqual(wanted);
    });

    /// <summary>Any web of steps that count from each other ends: in a sum of distances, in a circle, or in nothing.</summary>
    [Fact]
    public void Steps_that_count_from_each_other_come_to_a_day_or_are_told() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(ArbMap.Default.ArbFor<(byte From, short Days)[]>(), links =>
    {
        // Each counts from another one of the list, from one that is not there, or from the opening.
        var steps = links.Select((link, place) => Made(place, isDone: false, isRequired: true, link.From % (links.Length + 2) is var from && from < links.Length
            ? new StepDue(null, ContestMoment.None, new TimeOffset(link.Days % 300, Duration.Zero), "s" + from.ToString(CultureInfo.InvariantCulture))
            : from == links.Length ? new StepDue(null, ContestMoment.None, default, "nowhere")
            : new StepDue(null, ContestMoment.Opens, new TimeOffset(link.Days % 300, Duration.Zero)))).ToImmutableArray();
        var (counted, isCircle) = StepChains.Trace(steps);
        return Enumerable.Range(0, steps.Length).All(place => (counted[place], isCircle[place]) == Slowly(steps, place));
    }));

    private static void Always(Func<(bool Done, bool Required)[], int, int, bool> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
        ArbMap.Default.ArbFor<((bool Done, bool Required)[] Flags, byte Own, byte Changed)>(), made => made.Flags.Length == 0 || holds(made.Flags, made.Own, made.Changed)));

    /// <summary>The same by hand, from each step anew.</summary>
    private static (StepDue? Counted, bool IsCircle) Slowly(ImmutableArray<Step> steps, int first)
    {
        var days = 0;
        var place = first;
        for (var hops = 0; hops <= steps.Length; hops++)
        {
            var due = steps[place].Due!.Value.Value;
            days += due.After.Days;
            if (due.Step is null)
            {
                return (new StepDue(null, ContestMoment.Opens, new TimeOffset(Math.Clamp(days, -36_525, 36_525), Duration.Zero)), false);
            }

            if (due.Step == "nowhere")
            {
                return (null, false);
            }

            place = int.Parse(due.Step[1..], CultureInfo.InvariantCulture);
            if (place == first)
            {
                return (null, true);
            }
        }

        return (null, false);
    }

    [Fact]
    public void A_hundred_thousand_steps_in_a_chain_or_a_circle_take_no_time()
    {
        const int Many = 100_000;
        var chain = Enumerable.Range(0, Many).Select(place => Made(place, isDone: false, isRequired: true, new StepDue(
            null, ContestMoment.None, new TimeOffset(1, Duration.Zero), "s" + ((place + 1) % Many).ToString(CultureInfo.InvariantCulture)))).ToImmutableArray();
        Assert.All(StepChains.Trace(chain).IsCircle, Assert.True);
        var open = StepChains.Trace(chain.SetItem(Many - 1, Made(Many - 1, isDone: false, isRequired: true, new StepDue(null, ContestMoment.Closes, default))));
        Assert.Equal(36_525, open.Counted[0]!.Value.After.Days);
    }

    private static ImmutableArray<Step> Steps((bool Done, bool Required)[] flags) => [.. flags.Select((flag, place) => Made(place, flag.Done, flag.Required, due: null))];

    private static Step Made(int place, bool isDone, bool isRequired, StepDue? due) =>
        new("s" + place.ToString(CultureInfo.InvariantCulture), "S", null, due is { } value ? new Located<StepDue>(value, Nowhere) : null, isDone ? new Located<StepDone>(new StepDone(true, null), Nowhere) : null, isRequired, null, Nowhere);

    private static List<string> Open(ImmutableArray<Step> steps, int own)
    {
        var campaign = new Campaign
        {
            Id = "c",
            Source = Nowhere,
            Title = "C",
            Brand = new Located<string>("lune", Nowhere),
            Start = new Located<LocalDate>(new LocalDate(2026, 11, 1), Nowhere),
            End = new Located<LocalDate>(new LocalDate(2026, 12, 31), Nowhere),
        };
        var opens = new Located<AuthoredTime>(new AuthoredTime(new LocalDateTime(2026, 11, 30, 9, 0), null), Nowhere);
        var contest = new Contest(campaign) { Opens = opens, Closes = opens, Steps = steps };
        var content = new Content { Options = new Options { Source = Nowhere, Title = "Plan", Language = "en", Timezone = DateTimeZone.Utc }, Contests = new Entities<Contest>([contest]) };
        var post = new Post
        {
            Id = "p",
            Source = Nowhere,
            Title = "P",
            Status = new Located<PostStatus>(PostStatus.Ready, Nowhere),
            Contest = new Located<string>("c", Nowhere),
            Step = new Located<string>("s" + own.ToString(CultureInfo.InvariantCulture), Nowhere),
            Text = new Variant(null, Nowhere, []),
        };
        return [.. Gates.OpenSteps(post, content, Now).Select(step => step.Id)];
    }
}
