using System.Text;
using Planner.Loading;

namespace Planner.Reviewing;

/// <summary>One yes to be written down.</summary>
/// <param name="At">A local time of the site's zone, as authors write it.</param>
/// <param name="Account">Told beside the digest, for people; nothing reads it.</param>
internal sealed record GivenApproval(string By, string At, string Digest, string Account, string? Comment);

/// <summary>Approvals as the lines of their file: <c>approve</c> writes them, and the site has a forge write the same.</summary>
internal static class ApprovalText
{
    public const string Folder = "content/approvals";

    /// <summary>Where the approvals of a post stand, or will.</summary>
    public static string PathOf(Post post, Content content) => content.Approvals.Find(post.Id)?.Source.Path ?? $"{Folder}/{post.Id}.yml";

    /// <summary>Whether a file of approvals can be called like the post: an <c>id:</c> in a front matter may hold anything, <c>../</c> too.</summary>
    public static bool CanBeNamed(string post) => post.Length > 0 && post[0] != '.' && !post.Any(character => character is '/' or '\\' || char.IsControl(character));

    /// <param name="indent">How far in the lines of the list stand.</param>
    /// <param name="end">Of a line.</param>
    public static string Of(IEnumerable<GivenApproval> given, string indent = "", string end = "\n")
    {
        var text = new StringBuilder();
        foreach (var each in given)
        {
            text.Append(indent).Append("- by: ").Append(YamlText.Of(each.By)).Append(end);
            text.Append(indent).Append("  at: ").Append(each.At).Append(end);
            text.Append(indent).Append("  digest: ").Append(YamlText.Of(each.Digest)).Append("  # ").Append(YamlText.Of(each.Account)).Append(end);
            if (each.Comment is not null)
            {
                text.Append(indent).Append("  comment: ").Append(YamlText.Of(each.Comment)).Append(end);
            }
        }

        return text.ToString();
    }

    /// <summary>A local time; where clocks show it twice, with its offset.</summary>
    public static string At(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone);
        var isTwice = zone.MapLocal(local.LocalDateTime).Count > 1;
        return local.LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) + (isTwice ? local.Offset.ToString("+HH:mm", CultureInfo.InvariantCulture) : "");
    }
}
