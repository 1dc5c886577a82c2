namespace Planner.Publishing.Connectors;

/// <summary>
/// Notes of what a connector made on the network for a message that nobody sees yet: a container, an upload that is not at its end, a
/// video that is still private. The ledger keeps them, so that another run goes on where one was stopped. They count for the same
/// content only.
/// </summary>
internal sealed class Staging
{
    private readonly string scope;
    private readonly Shared shared;

    /// <param name="known">What earlier runs noted.</param>
    /// <param name="keep">Writes a note to the ledger; null: it is kept for this run only.</param>
    public Staging(IReadOnlyDictionary<string, string>? known = null, Func<StageNote, Task>? keep = null)
        : this("", new Shared(new Dictionary<string, string>(known ?? ImmutableDictionary<string, string>.Empty, StringComparer.Ordinal), keep))
    {
    }

    private Staging(string scope, Shared shared) => (this.scope, this.shared) = (scope, shared);

    /// <summary>Null when nobody noted it, or what was noted is worth nothing any more.</summary>
    public string? Find(string name)
    {
        lock (shared)
        {
            return shared.Notes.GetValueOrDefault(scope + name) is { Length: > 0 } text ? text : null;
        }
    }

    /// <summary>Notes it, in place of what stood there.</summary>
    /// <param name="text">Empty: what was noted is worth nothing any more.</param>
    /// <param name="isSecret">Whoever has it can act with it: the ledger keeps it sealed with the vault's key, and without one not at all.</param>
    public async Task KeepAsync(string name, string text, bool isSecret = false)
    {
        lock (shared)
        {
            shared.Notes[scope + name] = text;
        }

        if (shared.Keep is { } keep)
        {
            await keep(new StageNote(scope + name, text, isSecret));
        }
    }

    /// <summary>The notes of a part, such as one of the media.</summary>
    public Staging Of(string part) => new($"{scope}{part}/", shared);

    private sealed record Shared(Dictionary<string, string> Notes, Func<StageNote, Task>? Keep);
}

/// <param name="Name">Such as <c>container</c>, <c>media/2/session</c>.</param>
internal sealed record StageNote(string Name, string Text, bool IsSecret);
