namespace Planner.Networks.Counting;
internal static class Counters { public static ImmutableArray<string> Names { get; } = ["character","x","mastodon","threads","grapheme","code_point","utf16_code_unit","utf8_byte"]; }
