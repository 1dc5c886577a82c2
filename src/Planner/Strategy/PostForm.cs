namespace Planner.Strategy;

/// <summary>What a post is made of, as reports count it: one of these, and no other.</summary>
public enum PostForm
{
    /// <summary>Words alone.</summary>
    Text,

    /// <summary>One picture.</summary>
    Picture,

    /// <summary>Several pictures.</summary>
    Gallery,

    /// <summary>A video, with or without pictures beside it.</summary>
    Video,

    /// <summary>A PDF.</summary>
    Document,

    /// <summary>Several messages, as they were written; what a network's limit splits by itself is still one text.</summary>
    Thread,

    /// <summary>A question with answers to choose from.</summary>
    Poll,

    /// <summary>Words that lead somewhere, and nothing to look at.</summary>
    Link,
}

/// <summary>
/// The one place that says what form a post has. The rarest decides: a poll before a thread before a video, since what
/// makes a post special is what a team wants to count.
/// </summary>
internal static class PostForms
{
    public static ImmutableArray<PostForm> All { get; } = [.. Enum.GetValues<PostForm>()];

    /// <summary>Of the text for everyone; of the first text for one account or network where there is no other.</summary>
    public static PostForm Of(Post post)
    {
        var text = post.Text.Segments.IsEmpty && post.Variants is [var first, ..] ? first : post.Text;
        return Of(post.Poll is not null, text, post.Media, post.Link is not null);
    }

    public static PostForm Of(Delivery delivery) => Of(delivery.Poll is not null, delivery.Text, delivery.Media, delivery.Link is not null);

    private static PostForm Of(bool hasPoll, Variant text, ImmutableArray<PostMedia> media, bool hasLink)
    {
        if (hasPoll)
        {
            return PostForm.Poll;
        }

        if (text.Segments.Length > 1)
        {
            return PostForm.Thread;
        }

        var (pictures, videos, documents) = (0, 0, 0);
        foreach (var each in media)
        {
            Count(each.File.Value, ref pictures, ref videos, ref documents);
        }

        var leadsSomewhere = hasLink;
        foreach (var segment in text.Segments)
        {
            leadsSomewhere |= Look(segment, ref pictures, ref videos, ref documents);
        }

        return videos > 0 ? PostForm.Video
            : pictures > 1 ? PostForm.Gallery
            : pictures == 1 ? PostForm.Picture
            : documents > 0 ? PostForm.Document
            : leadsSomewhere ? PostForm.Link
            : PostForm.Text;
    }

    /// <summary>Counts what stands in a text to be looked at; whether it leads anywhere.</summary>
    private static bool Look(RichText text, ref int pictures, ref int videos, ref int documents)
    {
        var leadsSomewhere = false;
        foreach (var block in text.Blocks)
        {
            foreach (var run in block.Runs)
            {
                if (run.Link is null)
                {
                    leadsSomewhere |= run.Text.Contains("://", StringComparison.Ordinal);
                }
                else if ((run.Style & RunStyle.Image) == 0)
                {
                    leadsSomewhere = true;
                }
                else
                {
                    Count(run.Link, ref pictures, ref videos, ref documents);
                }
            }
        }

        return leadsSomewhere;
    }

    private static void Count(string file, ref int pictures, ref int videos, ref int documents)
    {
        pictures += MediaTypes.IsPicture(file) ? 1 : 0;
        videos += MediaTypes.IsVideo(file) ? 1 : 0;
        documents += MediaTypes.IsDocument(file) ? 1 : 0;
    }
}
