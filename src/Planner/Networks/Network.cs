namespace Planner;

/// <summary>A kind of place, with its rules; read from <c>Networks/&lt;id&gt;.yml</c>.</summary>
/// <param name="Id">As authors write it: <c>mastodon</c>.</param>
/// <param name="Name">As people write it: <c>Mastodon</c>.</param>
/// <param name="Colour">A colour that tells its badge from the others, <c>#rrggbb</c>; not a trade mark.</param>
/// <param name="Badge">One or two characters for small places.</param>
/// <param name="HasThreads">Whether a text may be split into segments there.</param>
/// <param name="HasHashtags">Whether hashtags lead anywhere there.</param>
/// <param name="Closed">The day it closed; null while it is open.</param>
public sealed record Network(string Id, string Name, string Colour, string Badge, bool HasThreads, bool HasHashtags, LocalDate? Closed);
