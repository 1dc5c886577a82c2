using Planner.Strategy;

namespace Planner.Rendering;

/// <summary>How posts are divided among pillars, networks, languages or forms, over one or several periods: a table whose cells are bars.</summary>
/// <param name="KeyTitle">What the rows are.</param>
/// <param name="Of">What the shares are of: posts or deliveries.</param>
/// <param name="HasTargets">Whether any of them should have a certain share.</param>
public sealed record ShareTable(string Id, string KeyTitle, string Of, bool HasTargets, ImmutableArray<PeriodHead> Periods, ImmutableArray<ShareRow> Rows)
{
    /// <summary>Pillars, networks, languages and forms; those that nobody uses are left out, and so is a language that all posts share.</summary>
    internal static ImmutableArray<ShareTable> All(SiteIndex index, ImmutableArray<(PeriodHead Head, Measure Measure)> periods, ImmutableArray<Pillar> pillars)
    {
        var language = index.Language;
        var goals = pillars.ToDictionary(pillar => pillar.Id, StringComparer.Ordinal);
        return
        [
            .. new[]
            {
                Table("pillars", measure => measure.Pillars, PillarRow, ofPosts: true),
                Table("networks", measure => measure.Networks, key => (index.Markup.NameOf(key), index.Markup.BadgeOf(key), null), ofPosts: false),
                Table("languages", measure => measure.Languages, key => (language.Word("language", key), null, null), ofPosts: true),
                Table("forms", measure => measure.Forms, key => (language["form." + key], null, null), ofPosts: true),
            }.Where(table => table.Rows.Length > (table.Id is "languages" ? 1 : 0) && !(pillars.IsEmpty && table.Id is "pillars")),
        ];

        (string Title, Html? Badge, decimal? Target) PillarRow(string key) =>
            key.Length == 0 ? (language["strategy.none"], null, null)
            : goals.TryGetValue(key, out var pillar) ? (pillar.Title, null, pillar.Share)
            : (key, null, null);

        ShareTable Table(string id, Func<Measure, ImmutableArray<Share>> sharesOf, Func<string, (string Title, Html? Badge, decimal? Target)> row, bool ofPosts)
        {
            var keys = periods.SelectMany(period => sharesOf(period.Measure)).Select(share => share.Key).Distinct(StringComparer.Ordinal);
            ImmutableArray<ShareRow> rows =
            [
                .. from key in Ordered(id, keys)
                   let named = row(key)
                   select new ShareRow(named.Title, named.Badge, named.Target is { } target ? language.Text("percent", language.Number(target)) : null, id is "pillars",
                       [.. periods.Select(period => ShareCell.Of(language, Measure.Of(sharesOf(period.Measure), key), named.Target, ofPosts))]),
            ];
            return new ShareTable(
                id, language["strategy." + id], language[ofPosts ? "strategy.of_posts" : "strategy.of_deliveries"], id is "pillars", [.. periods.Select(period => period.Head)], rows);
        }
    }

    /// <summary>Each period lists what it has in the order of all; together they need that order again.</summary>
    private static IEnumerable<string> Ordered(string id, IEnumerable<string> keys) => id switch
    {
        "pillars" => keys.OrderBy(key => key.Length == 0),
        "forms" => PostForms.All.Select(Measure.NameOf).Where(keys.ToHashSet(StringComparer.Ordinal).Contains),
        _ => keys.Order(StringComparer.Ordinal),
    };
}

/// <param name="Range">Its days; a page that says "the coming weeks" says which.</param>
/// <param name="Count">How many posts and deliveries.</param>
public sealed record PeriodHead(string Title, string Range, string Count);

/// <param name="Target">The share it should have.</param>
/// <param name="HasTarget">Whether such a row has a place for it.</param>
public sealed record ShareRow(string Title, Html? Badge, string? Target, bool HasTarget, ImmutableArray<ShareCell> Cells);

/// <param name="Width">Of the bar, from 0 to 100.</param>
/// <param name="Goal">Where the target stands on it.</param>
public sealed record ShareCell(string Percent, string Count, string Width, string? Goal)
{
    internal static ShareCell Of(Language language, Share share, decimal? target, bool ofPosts)
    {
        var percent = Math.Round(100 * (ofPosts ? share.OfPosts : share.OfDeliveries));
        return new ShareCell(
            language.Text("percent", language.Number(percent)),
            language.Number(ofPosts ? share.Posts : share.Deliveries),
            percent.ToString(CultureInfo.InvariantCulture),
            target is { } goal ? Math.Clamp(goal - 0.5m, 0, 99).ToString(CultureInfo.InvariantCulture) : null);
    }
}
