namespace Planner.Networks.Texts;
internal static class TextFormats { public static ImmutableArray<string> Names { get; } = ["plain","mastodon","bluesky","linkedin","telegram","discord","slack","reddit","discourse","html","email"]; }
