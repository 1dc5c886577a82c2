using System.Text;

namespace Planner.Git;

/// <param name="Type"><c>commit</c>, <c>tree</c>, <c>blob</c> or <c>tag</c>.</param>
internal sealed record GitObject(string Id, string Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The folder's entries in git's order; empty for what is no folder.</summary>
    /// <param name="wanted">Only these names; null: all.</param>
    /// <exception cref="FormatException">It is no valid tree.</exception>
    public ImmutableArray<GitTreeEntry> Entries(IReadOnlySet<string>? wanted = null)
    {
        var entries = ImmutableArray.CreateBuilder<GitTreeEntry>();
        var idLength = Id.Length / 2;
        for (var rest = Type == "tree" ? Bytes.Span : []; !rest.IsEmpty;)
        {
            // "<mode> <name>\0<id in binary>"
            var space = rest.IndexOf((byte)' ');
            var end = rest.IndexOf((byte)0);
            if (space < 0 || end < space || rest.Length < end + 1 + idLength)
            {
                throw new FormatException($"the folder {Id} cannot be read");
            }

            var name = Encoding.UTF8.GetString(rest[(space + 1)..end]);
            if (wanted is null || wanted.Contains(name))
            {
                entries.Add(new GitTreeEntry(name, Convert.ToHexStringLower(rest.Slice(end + 1, idLength)), rest[..space].SequenceEqual("40000"u8)));
            }

            rest = rest[(end + 1 + idLength)..];
        }

        return entries.DrainToImmutable();
    }
}

internal sealed record GitTreeEntry(string Name, string Id, bool IsFolder);
