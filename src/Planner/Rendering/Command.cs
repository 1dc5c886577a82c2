namespace Planner.Rendering;

/// <summary>A line to type about a delivery; its words stay whole where it breaks.</summary>
internal sealed class Command(SiteIndex index, string verb, Delivery delivery, string? option) : Html
{
    public static ImmutableArray<string> Names => ["verb", "post", "account", "option"];

    internal override void WriteTo(PageWriter output) => index.Fragments.Command.Write(output, verb, delivery.Post.Id, delivery.Account.Id, option);
}
