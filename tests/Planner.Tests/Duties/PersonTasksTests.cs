using FsCheck;
using FsCheck.Fluent;
using Planner.Duties;
using Planner.Findings;

namespace Planner.Tests.Duties;

public sealed class PersonTasksTests
{
    private static readonly SourceSpan Nowhere = new("content/contests/noel.md", 1, 1);
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly string[] Owners = ["ana", "bo", "cy", "nobody", ""];

    [Fact]
    public void Every_open_step_is_in_one_list_or_nobodys() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<((int Owner, int Day, bool Done)[] Steps, (int Person, int From, int Length, int Deputy)[] Absences)>(), one =>
        {
            var steps = one.Steps.Select((step, at) => Step($"s{at}", Owners[Place(step.Owner, 5)], Place(step.Day, 40) - 10, step.Done)).ToArray();
            var content = Content(steps, [.. one.Absences.Select(away => (Owners[Place(away.Person, 3)], Absence(Place(away.From, 40) - 10, Place(away.Length, 9), Owners[Place(away.Deputy, 5)])))]);
            var tasks = PersonTasks.Of(content, new Plan([], Feeds.Sample.Now));
            Assert.Equal(steps.Where(step => !step.IsDone(Today)).Select(step => "step/noel/" + step.Id).Order(StringComparer.Ordinal), tasks.Select(task => task.Key).Order(StringComparer.Ordinal));
            Assert.All(tasks, task =>
            {
                var step = steps.Single(step => task.Key == "step/noel/" + step.Id);
                var owner = content.People.Find(step.Owner?.Value);
                Assert.Equal(owner is null, task.Person is null);
                var day = LocalDate.Max(task.Day!.Value, Today);
                Assert.True(task.Person is null || task.Uncovered is not null || Presence.AbsenceOn(content.People.Find(task.Person)!, day) is null);
                Assert.True(task.InsteadOf is null || (task.InsteadOf == owner!.Id && task.Person != owner.Id));
            });
        }));

    [Fact]
    public void Load_counts_each_task_of_its_weeks_once() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<(int Owner, int Day, bool Done)[]>(), some =>
        {
            var content = Content([.. some.Select((step, at) => Step($"s{at}", Owners[Place(step.Owner, 5)], Place(step.Day, 60) - 10, step.Done))], []);
            var tasks = PersonTasks.Of(content, new Plan([], Feeds.Sample.Now));
            var load = TeamLoad.Of(content, tasks, Feeds.Sample.Now, 4);
            Assert.Equal(new LocalDate(2026, 11, 16), load.Mondays[0]);
            Assert.Equal(tasks.Count(task => task.Day < load.Mondays[^1].PlusWeeks(1)), load.People.Sum(person => person.Weeks.Sum(week => week.Tasks.Length)));
        }));

    [Fact]
    public void Hours_and_absences_count_against_the_load()
    {
        var person = new Person
        {
            Id = "ana",
            Source = Nowhere,
            Name = "Ana",
            Hours = [Window("mon-thu 09:00-17:00"), Window("mon-tue 16:00-18:00"), Window("fri 22:00-02:00")],
            Absences = [new Absence(new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 24), null, null, Nowhere), new Absence(new LocalDate(2026, 11, 28), new LocalDate(2026, 11, 29), null, null, Nowhere)],
        };
        var content = Feeds.Sample.Content() with { People = new Entities<Person>([person]) };
        var week = TeamLoad.Of(content, [], Feeds.Sample.Now, 2).People[0].Weeks[1];
        Assert.Equal((Duration.FromHours(20), 2, 0), (week.Hours, week.DaysAway, week.Level));
        Assert.Equal(Duration.FromHours(9), Presence.HoursOn(person, new LocalDate(2026, 11, 23)));
        Assert.True(Presence.Works(person, Instant.FromUtc(2026, 11, 28, 0, 30), content with { People = Entities<Person>.None }) is false);
        Assert.True(Presence.Works(person, Instant.FromUtc(2026, 11, 21, 0, 30), content));
    }

    private static int Place(int any, int count) => ((any % count) + count) % count;

    private static WeeklyWindow Window(string text) => Planner.Loading.WindowText.TryRead(text, out var window) ? window : throw new ArgumentException(text, nameof(text));

    private static Located<T> At<T>(T value) => new(value, Nowhere);

    private static Step Step(string id, string owner, int day, bool isDone) => new(
        id, id, owner.Length == 0 ? null : At(owner), At(new StepDue(Today.PlusDays(day), ContestMoment.None, default)), At(new StepDone(isDone, null)), true, null, Nowhere);

    private static Absence Absence(int from, int length, string deputy) =>
        new(Today.PlusDays(from), Today.PlusDays(from + length), null, deputy.Length == 0 ? null : At(deputy), Nowhere);

    private static Content Content(Step[] steps, (string Person, Absence Absence)[] absences)
    {
        var moment = At(new AuthoredTime(new LocalDateTime(2026, 11, 30, 18, 30), null));
        var campaign = new Campaign { Id = "noel", Source = Nowhere, Title = "Noël", Brand = At("lune"), Start = At(Today), End = At(Today.PlusDays(30)) };
        return Feeds.Sample.Content() with
        {
            People = new Entities<Person>(Owners[..3].Select(id => new Person { Id = id, Source = Nowhere, Name = id, Absences = [.. absences.Where(each => each.Person == id).Select(each => each.Absence)] })),
            Contests = new Entities<Contest>([new Contest(campaign) { Opens = moment, Closes = moment, Steps = [.. steps] }]),
        };
    }
}
