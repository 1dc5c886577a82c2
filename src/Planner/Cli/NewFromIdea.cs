using Planner.Loading;

namespace Planner.Cli;

/// <summary><c>planner new post --from IDEA</c>: what a post takes over from its idea.</summary>
internal static class NewFromIdea
{
    /// <exception cref="UsageException">There is no such idea, or this is no post.</exception>
    public static Idea Find(EntityKind kind, string id, Content content) =>
        kind.Name != "post" ? throw new UsageException($"--from makes a post from an idea; a {kind.Name} is made without it")
        : content.Ideas.Find(id) ?? throw new UsageException(Problems.UnknownReference(default, "idea", id, content.Ideas.Ids).Message);

    /// <summary>What was given on the command line beats what the idea says.</summary>
    public static ImmutableDictionary<string, string> Complete(ImmutableDictionary<string, string> given, Idea idea)
    {
        var fields = given.ToBuilder();
        foreach (var (name, value) in IdeaDraft.Fields(idea))
        {
            fields.TryAdd(name, value);
        }

        return fields.ToImmutable();
    }
}
