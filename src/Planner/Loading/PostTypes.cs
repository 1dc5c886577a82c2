using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Kinds of values that posts, their accounts and the site's options share.</summary>
internal static class PostTypes
{
    public static FieldType<Visibility> Visibility { get; } = OneOf(
        ("public", Planner.Visibility.Public), ("unlisted", Planner.Visibility.Unlisted), ("private", Planner.Visibility.Private), ("direct", Planner.Visibility.Direct));

    public static FieldType<LatePolicy> Late { get; } = OneOf(("ask", LatePolicy.Ask), ("publish", LatePolicy.Publish), ("skip", LatePolicy.Skip));
}
