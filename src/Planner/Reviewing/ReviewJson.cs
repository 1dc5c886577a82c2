using System.Text.Json;
using Planner.Planning;
using Planner.Printing;
using Planner.Reviewing.Versions;

namespace Planner.Reviewing;

/// <summary>The stable form for programs; docs/review.md promises its fields.</summary>
internal static class ReviewJson
{
    public static string Of(Review review) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        Revision(json, "base", review.Base);
        Revision(json, "head", review.Head);
        Summary(json, review);
        Many(json, "changes", review.Changes, Change);
        Many(json, "findings", review.Findings, Finding);
        Many(json, "clashes", review.Clashes, Clash);
        Many(json, "cadence", review.Cadence, Cadence);
        Many(json, "costs", review.Costs, Cost);
        Many(json, "budgets", review.Budgets, Budget);
        Many(json, "approvals", review.Approvals, Approval);
        Many(json, "since", [.. review.Since.OrderBy(post => post.Key, StringComparer.Ordinal).SelectMany(post => post.Value, (post, since) => (post.Key, since))], Since);
        json.WriteEndObject();
    });

    private static void Revision(Utf8JsonWriter json, string name, ReviewedRevision? revision)
    {
        if (revision is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("revision", revision.Name);
        json.WriteString("commit", revision.Commit);
        json.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter json, Review review)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("posts", review.Changes.Select(change => change.Post.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            json.WriteNumber(ReviewWords.Of(kind), review.CountOf(kind));
        }

        json.WriteNumber("errors", review.CountOf(Severity.Error));
        json.WriteNumber("warnings", review.CountOf(Severity.Warning));
        json.WriteNumber("clashes", review.Clashes.Length);
        json.WriteNumber("approvalsMissing", review.Approvals.Length);
        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, DeliveryChange change)
    {
        json.WriteString("post", change.Post.Id);
        json.WriteString("title", change.Post.Title);
        json.WriteString("account", change.Account.Id);
        json.WriteString("network", change.Shown.Delivery.Network.Id);
        json.WriteString("kind", ReviewWords.Of(change.Kind));
        json.WriteStartArray("parts");
        foreach (var part in change.Parts)
        {
            json.WriteStringValue(ReviewWords.Of(part));
        }

        json.WriteEndArray();
        Side(json, "before", change.Before);
        Side(json, "after", change.After);
    }

    private static void Since(Utf8JsonWriter json, (string Post, SinceApproval Approval) since)
    {
        json.WriteString("post", since.Post);
        ReviewSince.Write(json, since.Approval);
    }

    private static void Side(Utf8JsonWriter json, string name, ReviewedDelivery? side)
    {
        if (side is null)
        {
            json.WriteNull(name);
            return;
        }

        var delivery = side.Delivery;
        json.WriteStartObject(name);
        json.WriteString("file", delivery.Post.Source.Path);
        json.WriteString("status", Words.Of(delivery.Post.Status.Value));
        json.WriteString("due", delivery.Due?.ToString());
        json.WriteString("local", delivery.Local?.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("zone", delivery.Zone.Id);
        json.WriteString("state", Words.Of(delivery.State));
        json.WriteString("reason", delivery.Reason.Length == 0 ? null : delivery.Reason);
        json.WriteString("digest", Digest.Of(delivery));
        json.WriteString("title", side.Prepared.Title?.Text);
        Many(json, "segments", side.Prepared.Segments, null, SegmentReport.Write);
        json.WriteString("card", side.Prepared.Card);
        json.WriteString("firstComment", delivery.FirstComment?.Value);
        json.WriteString("contentWarning", delivery.ContentWarning?.Value);
        json.WriteString("visibility", delivery.Visibility is { } visibility ? Words.Of(visibility) : null);
        if (delivery.Poll is { } poll)
        {
            PollReport.Write(json, poll.Value);
        }
        else
        {
            json.WriteNull("poll");
        }

        SegmentReport.WriteCost(json, side.Prepared.Cost);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Words.Of(finding.Severity));
        json.WriteString("message", finding.Message);
        Place(json, finding.Source);
    }

    private static void Clash(Utf8JsonWriter json, Clash clash)
    {
        json.WriteString("kind", clash.Kind);
        json.WriteString("post", clash.Post.Length == 0 ? null : clash.Post);
        json.WriteString("account", clash.Account.Length == 0 ? null : clash.Account);
        json.WriteString("message", clash.Message);
        Place(json, clash.Source);
    }

    private static void Place(Utf8JsonWriter json, SourceSpan source)
    {
        json.WriteString("file", source.Path);
        json.WriteNumber("line", source.Line);
        json.WriteNumber("column", source.Column);
    }

    private static void Cadence(Utf8JsonWriter json, CadenceEffect effect)
    {
        json.WriteString("account", effect.Account);
        json.WriteString("week", effect.Week.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("before", effect.Before);
        json.WriteNumber("after", effect.After);
        Number(json, "wanted", effect.Wanted);
    }

    private static void Cost(Utf8JsonWriter json, CostEffect effect)
    {
        json.WriteString("account", effect.Account);
        json.WriteString("month", effect.Month.ToString("uuuu-MM", CultureInfo.InvariantCulture));
        json.WriteString("currency", "USD");
        json.WriteNumber("before", effect.Before);
        json.WriteNumber("after", effect.After);
        Number(json, "budget", effect.Budget);
    }

    private static void Budget(Utf8JsonWriter json, BudgetEffect effect)
    {
        json.WriteString("campaign", effect.Campaign);
        foreach (var (name, budget) in new[] { ("before", effect.Before), ("after", effect.After) })
        {
            if (budget is null)
            {
                json.WriteNull(name);
                continue;
            }

            json.WriteStartObject(name);
            json.WriteString("currency", budget.Currency);
            Number(json, "total", budget.Total?.Value);
            json.WriteNumber("planned", budget.Planned);
            json.WriteNumber("committed", budget.Committed);
            json.WriteNumber("spent", budget.Spent);
            json.WriteEndObject();
        }
    }

    private static void Approval(Utf8JsonWriter json, MissingApproval approval)
    {
        json.WriteString("post", approval.Change.Post.Id);
        json.WriteString("account", approval.Change.Account.Id);
        json.WriteString("missing", approval.Missing);
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Many<T>(Utf8JsonWriter json, string name, ImmutableArray<T> values, Action<Utf8JsonWriter, T>? write, Action<Utf8JsonWriter, T>? whole = null)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (whole is not null)
            {
                whole(json, value);
                continue;
            }

            json.WriteStartObject();
            write!(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
