using Planner.Checking;

namespace Planner.Publishing;

/// <summary>
/// A post, on one of its accounts or on all, that an error keeps out of the plan: it has no moment at which a run could
/// speak of it, so every run does.
/// </summary>
/// <param name="Post">The post's id; the file's name where the post cannot be read.</param>
/// <param name="Account">Null where it cannot be told.</param>
/// <param name="Source">Where to look.</param>
internal sealed record Unplanned(string Post, string? Account, SourceSpan Source, string Reason)
{
    /// <summary>So that a folder whose name was misspelt, <c>content/post/</c>, is not overlooked either.</summary>
    private const string PostFolders = "content/post";

    /// <summary>In reading order.</summary>
    public static ImmutableArray<Unplanned> Of(Content content, Plan plan, ImmutableArray<Finding> findings) =>
        [.. Unread(content, findings).Concat(WithoutTime(content, plan, new Faults(content, findings))).OrderBy(each => each.Source)];

    /// <summary>Files that gave no post: whether it was ready to go out, nobody knows.</summary>
    private static IEnumerable<Unplanned> Unread(Content content, ImmutableArray<Finding> findings)
    {
        var read = content.Posts.Select(post => post.Source.Path).ToHashSet(StringComparer.Ordinal);
        return from finding in findings
               where finding.Severity is Severity.Error && finding.Source.Path.StartsWith(PostFolders, StringComparison.OrdinalIgnoreCase)
               group finding by finding.Source.Path into file
               where !read.Contains(file.Key)
               select Of(Path.GetFileNameWithoutExtension(file.Key), null, file.First());
    }

    private static IEnumerable<Unplanned> WithoutTime(Content content, Plan plan, Faults faults)
    {
        var planned = plan.Deliveries.Where(delivery => delivery.Due is not null).Select(delivery => (delivery.Post.Id, delivery.Account.Id)).ToHashSet();
        foreach (var post in content.Posts.Where(post => post.Status.Value is PostStatus.Ready))
        {
            if (post.Accounts.IsEmpty || post.Unreadable.Contains("accounts"))
            {
                yield return Of(post, null, faults.Of(post, null));
            }

            foreach (var target in post.Accounts.Where(target => !planned.Contains((post.Id, target.Account.Value))))
            {
                yield return Of(post, target.Account.Value, faults.At(target.Account.Source) ?? faults.OfUnusable("account", target.Account.Value) ?? faults.Of(post, content.Accounts.Find(target.Account.Value)));
            }
        }
    }

    private static Unplanned Of(Post post, string? account, Finding? fault) =>
        fault is null ? new(post.Id, account, post.Source, "it has no time") : Of(post.Id, account, fault);

    private static Unplanned Of(string post, string? account, Finding fault) => new(post, account, fault.Source, Faults.Reason(fault));
}
