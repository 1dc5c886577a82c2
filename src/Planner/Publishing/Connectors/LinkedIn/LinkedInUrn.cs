using System.Text.RegularExpressions;

namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>How LinkedIn names things: <c>urn:li:share:123</c>.</summary>
internal static partial class LinkedInUrn
{
    /// <summary>What an account says of its author: <c>author</c>, <c>organization</c> or <c>person</c> under <c>extra:</c>, with or without what stands before the id; null when nothing.</summary>
    public static string? OfAccount(Account account) =>
        Extra(account, "author") is { } author ? author
        : Extra(account, "organization") is { } organization ? Whole("organization", organization)
        : Extra(account, "person") is { } person ? Whole("person", person)
        : null;

    public static bool IsAuthor(string urn) => AuthorPattern().IsMatch(urn);

    public static bool IsOrganization(string urn) => urn.StartsWith("urn:li:organization:", StringComparison.Ordinal);

    /// <summary>The post that a refusal names as the first of its kind; null when it names none (networks.md 6.5).</summary>
    public static string? OfPostIn(string message) => PostPattern().Match(message) is { Success: true } match ? match.Value : null;

    public static bool IsPost(string? urn) => urn is not null && PostPattern().Match(urn) is { Success: true } match && match.Length == urn.Length;

    public static string Permalink(string urn) => $"https://www.linkedin.com/feed/update/{urn}";

    /// <summary>Of a comment: what it stands below, and its number; null when it is none.</summary>
    public static (string Of, string Id)? Comment(string urn) =>
        CommentPattern().Match(urn) is { Success: true } match ? (match.Groups["of"].Value, match.Groups["id"].Value) : null;

    private static string? Extra(Account account, string name) => account.Extra.TryGetValue(name, out var value) && value.Value.Trim() is { Length: > 0 } text ? text : null;

    private static string Whole(string kind, string id) => id.StartsWith("urn:", StringComparison.Ordinal) ? id : $"urn:li:{kind}:{id}";

    [GeneratedRegex("^urn:li:(person|organization|organizationBrand):[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AuthorPattern();

    [GeneratedRegex("urn:li:(share|ugcPost|activity):[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PostPattern();

    [GeneratedRegex(@"^urn:li:comment:\((?<of>[^,()]+),(?<id>[0-9]+)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentPattern();
}
