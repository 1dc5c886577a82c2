using Planner.Loading;

namespace Planner.Cli;

/// <summary>The kinds that <c>planner new</c> makes: all but approvals, which bind to content, and draws, which are recorded.</summary>
internal static class NewKind
{
    private const string Approval = "approval";
    private const string Draw = "draw";

    public static IEnumerable<string> Names => EntityKinds.All.Select(kind => kind.Name).Where(name => name is not (Approval or Draw));

    /// <exception cref="UsageException">There is none of this name.</exception>
    public static EntityKind Find(string name)
    {
        if (name is Approval or "approvals")
        {
            throw new UsageException("an approval is bound to the content that was seen: write it into content/approvals/POST.yml with the digest that 'planner plan --format json' shows");
        }

        if (name is Draw or "draws")
        {
            throw new UsageException("a draw is made from entries: 'planner contest entries CONTEST FILE.csv' records them");
        }

        // "planner new posts" says clearly enough what is meant.
        return EntityKinds.OfName(name) ?? EntityKinds.OfFolder(name) ?? throw Unknown(name);
    }

    /// <summary>The fields that <c>--set</c> takes; none for an unknown kind.</summary>
    public static IEnumerable<string> FieldsOf(string? name) =>
        name is not null && EntityKinds.OfName(name) is { } kind ? kind.Shape.Names.Where(field => field != NamingField(kind)) : [];

    /// <summary>The field that the title goes to: the first one that names such an entity.</summary>
    public static string NamingField(EntityKind kind) => kind.Shape.Names.First(name => name is "title" or "name" or "handle" or "reason");

    private static UsageException Unknown(string name)
    {
        var nearest = DidYouMean.Nearest(name, Names);
        return new UsageException($"there is no kind '{name}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")} Kinds are: {string.Join(", ", Names)}.");
    }
}
