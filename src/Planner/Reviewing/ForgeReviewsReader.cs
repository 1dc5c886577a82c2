using System.Text.Json;
using NodaTime.Text;

namespace Planner.Reviewing;

/// <summary>
/// Reads what a forge tells of the reviews of pull requests: the answers of GitHub, Gitea and Forgejo (<c>GET …/pulls/N/reviews</c>), of GitLab
/// (<c>GET …/merge_requests/N/approvals</c> with the <c>sha</c> of the request), and a form of our own; docs/review.md has them.
/// </summary>
internal sealed class ForgeReviewsReader
{
    private const int MostReviews = 100_000;

    private readonly List<ForgeReview> read = [];

    /// <returns>The last word of each person on each request, and what is wrong with the file; null: nothing.</returns>
    public static (ImmutableArray<ForgeReview> Reviews, string? Fault) Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, new JsonDocumentOptions { MaxDepth = 32 });
            var reader = new ForgeReviewsReader();
            var fault = reader.Add(document.RootElement, "", "$", null, 0);
            return fault is null ? (Last(reader.read, review => review.By.ToUpperInvariant()), null) : ([], fault);
        }
        catch (JsonException exception)
        {
            return ([], string.Create(CultureInfo.InvariantCulture, $"this is no JSON (line {exception.LineNumber + 1}); export it anew"));
        }
    }

    /// <summary>The last word of each on each request, as they stand.</summary>
    /// <param name="whoOf">Who somebody is: one person may be called by login, id or address.</param>
    /// <remarks>In the order of their moments; where one has none, as they stand: a no without a moment may be the newest.</remarks>
    public static ImmutableArray<ForgeReview> Last(IEnumerable<ForgeReview> reviews, Func<ForgeReview, string> whoOf) =>
    [
        .. from each in reviews.Select((review, place) => (Review: review, Place: place))
           group each by (each.Review.Request, Who: whoOf(each.Review)) into said
           let last = said.Any(each => each.Review.At is null) ? said.Last() : said.OrderBy(each => each.Review.At).Last()
           orderby last.Place
           select last.Review,
    ];

    /// <summary>Null, or what is wrong.</summary>
    /// <param name="place">Where it stands, as a JSON path.</param>
    private string? Add(JsonElement node, string request, string place, string? from, int depth)
    {
        if (node.ValueKind is JsonValueKind.Array && depth < 4)
        {
            return node.EnumerateArray().Select((item, index) => Add(item, request, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"), from, depth + 1)).FirstOrDefault(fault => fault is not null);
        }

        if (node.ValueKind is not JsonValueKind.Object)
        {
            return $"{place} is no review, and no list of them";
        }

        if (node.TryGetProperty("reviews", out var reviews))
        {
            var said = Text(node, "base");
            return said is not null && !IsCommit(said) ? NoCommit(place + ".base", said) : Add(reviews, place, place + ".reviews", said ?? from, depth + 1);
        }

        return read.Count >= MostReviews ? "these are more reviews than anybody gave"
            : node.TryGetProperty("approved_by", out var approved) ? OfGitLab(node, approved, place)
            : One(node, request, place, from);
    }

    private string? OfGitLab(JsonElement node, JsonElement approved, string place)
    {
        var (sha, refs) = (Text(node, "sha"), Child(node, "diff_refs"));
        if (sha is null || !IsCommit(sha))
        {
            return $"{place} has no 'sha': GitLab's approvals do not tell of which commit they are; add the sha of the merge request to them";
        }

        var from = refs is { } known && Text(known, "base_sha") is { } said && IsCommit(said) ? said : null;
        foreach (var each in approved.ValueKind is JsonValueKind.Array ? approved.EnumerateArray() : default)
        {
            if (Child(each, "user") is { } user && Text(user, "username") is { } login)
            {
                read.Add(new ForgeReview(login, IsYes: true, sha, from, Moment(Text(each, "approved_at")), MayWrite: true) { Request = place });
            }
        }

        return null;
    }

    private string? One(JsonElement node, string request, string place, string? from)
    {
        var state = Text(node, "state")?.ToUpperInvariant().Replace('-', '_');
        bool? isYes = state switch
        {
            "APPROVED" => true,
            "CHANGES_REQUESTED" or "REQUEST_CHANGES" or "DISMISSED" => false,
            _ => null,
        };
        if (isYes is null)
        {
            return state is "COMMENTED" or "COMMENT" or "PENDING" or "REQUEST_REVIEW" ? null
                : $"{place} has {(state is null ? "no state" : "the state '" + Short(state) + "'")}; it should be approved, changes_requested, dismissed or commented";
        }

        var by = Text(node, "by") ?? Text(Child(node, "user"), "login") ?? Text(Child(node, "author"), "login");
        var commit = Text(node, "commit") ?? Text(node, "commit_id") ?? Text(Child(node, "commit"), "oid");
        var own = Text(node, "base") ?? from;
        if (commit is not null && !IsCommit(commit))
        {
            return NoCommit(place + ".commit", commit);
        }

        if (own is not null && !IsCommit(own))
        {
            return NoCommit(place + ".base", own);
        }

        var at = Text(node, "at") ?? Text(node, "submitted_at") ?? Text(node, "submittedAt");
        if (at is not null && Moment(at) is null)
        {
            return $"{place} was said at '{Short(at)}', which is no moment such as 2026-11-20T09:12:00Z";
        }

        // Whose account is gone says nothing any more.
        if (by is not null)
        {
            var isDismissed = node.TryGetProperty("dismissed", out var dismissed) && dismissed.ValueKind is JsonValueKind.True;
            var association = Text(node, "author_association") ?? Text(node, "authorAssociation");
            var mayWrite = association is null or "OWNER" or "MEMBER" or "COLLABORATOR" && !(node.TryGetProperty("official", out var official) && official.ValueKind is JsonValueKind.False);
            read.Add(new ForgeReview(by, isYes.Value && !isDismissed, commit, own, Moment(at), mayWrite) { Request = Text(node, "pull_request_url") ?? Text(node, "request") ?? request });
        }

        return null;
    }

    private static string NoCommit(string place, string text) => $"{place} is '{Short(text)}', which is no id of a commit: 40 hexadecimal digits";

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool IsCommit(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);

    private static JsonElement? Child(JsonElement node, string name) => node.ValueKind is JsonValueKind.Object && node.TryGetProperty(name, out var child) && child.ValueKind is JsonValueKind.Object ? child : null;

    private static string? Text(JsonElement? node, string name) =>
        node is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String && text.GetString()!.Trim() is { Length: > 0 } said ? said : null;

    private static Instant? Moment(string? text) => text is not null && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } moment ? moment.Value.ToInstant() : null;
}
