using Planner.Forges;
using Planner.Rendering;

namespace Planner.Reviewing;

/// <summary>
/// Pictures in a comment, from the forge that shows it: an address relative to the repository does not lead there from a comment.
/// Where nobody knows the forge, or the commit, a picture is only named.
/// </summary>
internal sealed class ReviewPictures
{
    /// <summary>In pixels: several stand beside each other on a telephone.</summary>
    private const int Width = 160;

    private readonly Forge? forge;
    private readonly Review review;

    /// <param name="prefix">Where the root lies below the repository's top: empty, or with a slash at its end.</param>
    public ReviewPictures(Review review, string prefix)
    {
        this.review = review;
        // As the base says where that is: a request could name a server that wants to know who reads its comment.
        forge = Forge.Of(review.Before.Content.Options with { Folder = prefix });
    }

    /// <summary>The picture as it will be; before it the one that it replaces under the same name.</summary>
    public string Of(string file)
    {
        var now = At(file, review.Standing, review.After.Content);
        return now.Length > 0 && IsReplaced(file) && Before(file) is { Length: > 0 } old ? $"{old}→ {now}" : now;
    }

    /// <summary>The picture as it was.</summary>
    public string Before(string file) => At(file, review.Base.Commit, review.Before.Content);

    private bool IsReplaced(string file) =>
        review.Before.Content.MediaDigests.Of(file) is { } old && review.After.Content.MediaDigests.Of(file) is { } now && old != now;

    /// <summary>Only of a picture that lies in the repository: a comment fetches nothing from anywhere else.</summary>
    private string At(string file, string? commit, Content content) =>
        forge is not null && commit is not null && SiteMedia.Has(file, content) && MediaTypes.IsPicture(file)
            ? string.Create(CultureInfo.InvariantCulture, $"<img src=\"{MarkdownText.Address(forge.Raw(commit, $"content/{file}"))}\" alt=\"\" width=\"{Width}\"> ")
            : "";
}
