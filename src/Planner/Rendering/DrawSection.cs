using Planner.Drawing;
using Planner.Planning;

namespace Planner.Rendering;

/// <summary>A contest's draw, with what a visitor needs to verify it.</summary>
/// <param name="State">What there is so far, in a sentence.</param>
/// <param name="List">Where the list of entries is; null while there is none.</param>
/// <param name="Log">Where the log is; null while there is none.</param>
/// <param name="Round">Where drand shows the round that decides; null where secrets do.</param>
/// <param name="Decides">What decides, in a sentence.</param>
/// <param name="Digest">Of the list that counts.</param>
/// <param name="People">Winners and reserves in the order in which they were drawn; empty before the draw.</param>
public sealed record DrawSection(
    string State, string Decides, string? Digest, string? List, string? Log, string? Round, string? RoundNumber, string? Randomness, string? Signature,
    ImmutableArray<DrawnPerson> People, ImmutableArray<KeptSecret> Secrets, ImmutableArray<HappenedInDraw> Events, string Command)
{
    public bool IsDrawn => !People.IsEmpty;

    public static string ListPath(string contest) => $"draws/{contest}.txt";

    internal static DrawSection? Of(SiteIndex index, Contest contest)
    {
        var draw = index.Content.Draws.Find(contest.Id);
        if (contest.Draw is not { } rules)
        {
            return null;
        }

        var language = index.Language;
        var zone = index.Content.ZoneOf(contest.Campaign);
        var round = draw?.Drawn is { } drawn ? drawn.Round : RoundOf(contest, rules, zone);
        return new DrawSection(
            StateOf(language, rules, draw),
            round is { } number ? language.Text("draw.by_drand", number.ToString(CultureInfo.InvariantCulture), Quicknet.TimeOf(number) is { } at ? language.DateTime(at.InZone(zone).LocalDateTime) : "") : rules.Commitments.IsEmpty ? language["draw.by_nothing"] : language.Text("draw.by_secrets", string.Join(", ", rules.Commitments.Select(each => each.By))),
            draw?.Entries?.Digest,
            HasList(index.Content, contest.Id) ? SitePaths.Address(SitePaths.DrawList(contest.Id)) : null,
            draw is null ? null : SitePaths.Address(SitePaths.DrawLog(contest.Id)),
            round is { } asked ? Quicknet.AddressOf(Quicknet.Api, asked).AbsoluteUri : null,
            round?.ToString(CultureInfo.InvariantCulture),
            draw?.Drawn?.Randomness,
            draw?.Drawn?.Signature,
            draw is null ? [] : DrawnPerson.All(language, draw),
            KeptSecret.All(rules, draw),
            draw is null ? [] : [.. draw.Events.Select(happened => HappenedInDraw.Of(index, happened, zone))],
            $"planner contest verify {contest.Id}");
    }

    /// <summary>The files of draws that visitors download: lists and logs.</summary>
    internal static IEnumerable<OutputFile> Files(Content content) =>
        from draw in content.Draws
        where content.Contests.Find(draw.Id)?.Draw is not null
        from file in (OutputFile[])
        [
            .. HasList(content, draw.Id) ? [new OutputFile(SitePaths.DrawList(draw.Id), default) { CopyFrom = ListPath(draw.Id) }] : Array.Empty<OutputFile>(),
            new OutputFile(SitePaths.DrawLog(draw.Id), default) { CopyFrom = draw.Source.Path["content/".Length..] },
        ]
        select file;

    private static bool HasList(Content content, string contest) => content.MediaFiles.ContainsKey(ListPath(contest));

    private static long? RoundOf(Contest contest, DrawRules rules, DateTimeZone zone) =>
        !rules.Commitments.IsEmpty ? null : rules.Round ?? (contest.DrawAt is { } at ? Quicknet.RoundAt(LocalTimes.ResolveLeniently(at.Value, zone)) : null);

    private static string StateOf(Language language, DrawRules rules, Draw? draw) =>
        draw?.Entries is { } entries
            ? language.Text(draw.Drawn is null ? "draw.recorded" : "draw.drawn", language.Count("draw.entries", entries.Entries), language.Count("draw.people", entries.People), language.Count("draw.winners", rules.Winners), language.Count("draw.reserves", rules.Reserves))
            : language.Text("draw.open", language.Count("draw.winners", rules.Winners), language.Count("draw.reserves", rules.Reserves));
}

/// <summary>One who was drawn.</summary>
/// <param name="Role">Winner 1, reserve 2.</param>
/// <param name="Standing">What became of it after replacements.</param>
public sealed record DrawnPerson(string Role, string Pseudonym, string Standing)
{
    internal static ImmutableArray<DrawnPerson> All(Language language, Draw draw)
    {
        if (draw.Drawn is not { } drawn || Drawing.Standing.Of(draw) is not { } standing)
        {
            return [];
        }

        var replaced = draw.Events.OfType<DrawEvent.WinnerReplaced>().ToArray();
        return
        [
            .. drawn.Winners.Select((person, place) => new DrawnPerson(language.Text("draw.winner", place + 1), person, StandingOf(person))),
            .. drawn.Reserves.Select((person, place) => new DrawnPerson(language.Text("draw.reserve", place + 1), person, StandingOf(person))),
        ];

        string StandingOf(string person) =>
            replaced.FirstOrDefault(each => each.Out == person) is { } gone ? language.Text("draw.replaced", gone.Reason)
            : standing.Winners.IndexOf(person) is >= 0 and var place ? language.Text("draw.wins", place + 1)
            : language["draw.waits"];
    }
}

/// <param name="By">Who kept it.</param>
/// <param name="Commitment">Its SHA-256, published before the draw.</param>
/// <param name="Secret">Null before the draw.</param>
public sealed record KeptSecret(string By, string Commitment, string? Secret)
{
    internal static ImmutableArray<KeptSecret> All(DrawRules rules, Draw? draw) =>
        [.. rules.Commitments.Select((commitment, number) => new KeptSecret(commitment.By, commitment.Sha256, draw?.Drawn?.Secrets.ElementAtOrDefault(number)))];
}

/// <summary>One line of the log, in words.</summary>
public sealed record HappenedInDraw(string Iso, string At, string Text, string By)
{
    internal static HappenedInDraw Of(SiteIndex index, DrawEvent happened, DateTimeZone zone)
    {
        var language = index.Language;
        return new HappenedInDraw(
            NodaTime.Text.InstantPattern.General.Format(happened.At),
            language.DateTime(happened.At.InZone(zone).LocalDateTime),
            happened switch
            {
                DrawEvent.EntriesRecorded entries => language.Text("draw.log.entries", language.Count("draw.entries", entries.Entries), entries.Digest[..12]),
                DrawEvent.WinnersDrawn => language["draw.log.draw"],
                _ => language.Text("draw.log.replacement", ((DrawEvent.WinnerReplaced)happened).Place, ((DrawEvent.WinnerReplaced)happened).Reason),
            },
            index.Labels.Person(happened.By)?.Text ?? happened.By);
    }
}
