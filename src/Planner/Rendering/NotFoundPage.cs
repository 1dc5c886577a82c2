namespace Planner.Rendering;

/// <param name="Home">The site's root: a server shows this page under any address, where a relative link would lead astray.</param>
public sealed record NotFoundPage(string Home);
