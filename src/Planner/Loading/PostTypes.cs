using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Kinds of values that posts, their accounts and the site's options share.</summary>
internal static class PostTypes
{
    public static FieldType<Visibility> Visibility { get; } = OneOf<Planner.Visibility>(
        new("public", Planner.Visibility.Public), new("unlisted", Planner.Visibility.Unlisted), new("private", Planner.Visibility.Private), new("direct", Planner.Visibility.Direct));

    public static FieldType<LatePolicy> Late { get; } = OneOf<LatePolicy>(new("ask", LatePolicy.Ask), new("publish", LatePolicy.Publish), new("skip", LatePolicy.Skip));
}
