namespace Planner.Rendering.Previews;

/// <summary>What readers see of a text that is sent as characters, and which of them lead somewhere.</summary>
/// <param name="Places">In order and apart.</param>
internal sealed record ShownText(string Text, ImmutableArray<ShownPlace> Places);

/// <summary>Characters that readers of a network can follow.</summary>
/// <param name="Start">In UTF-16 code units from zero.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Address">Null for people and hashtags, whose addresses the network alone knows.</param>
internal sealed record ShownPlace(int Start, int Length, string? Address)
{
    /// <summary>The place behind it.</summary>
    public int End => Start + Length;
}
