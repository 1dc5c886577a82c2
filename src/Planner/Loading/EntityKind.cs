namespace Planner.Loading;

/// <summary>A kind of entity: its folder, its fields and its reader.</summary>
/// <param name="Name">The word of SPEC section 2: <c>post</c>.</param>
/// <param name="Folder">Below <c>content/</c>: <c>posts</c>.</param>
/// <param name="Read">Answers null when the entity cannot be used; it has said why.</param>
internal sealed record EntityKind(string Name, string Folder, Shape Shape, Func<EntityDocument, IEntity?> Read);
