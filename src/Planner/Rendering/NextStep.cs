namespace Planner.Rendering;

/// <summary>What a person does about a delivery that failed, or of which nobody knows whether it is out.</summary>
internal sealed class NextStep(SiteIndex index, Delivery delivery) : Html
{
    public static ImmutableArray<string> Names => ["before", "command", "after"];

    /// <summary>Null where nobody has to do anything, or where the page says it otherwise.</summary>
    public static Html? OrNull(SiteIndex index, Delivery delivery) =>
        delivery.Receipt is not null && delivery.State is DeliveryState.Failed or DeliveryState.Uncertain ? new NextStep(index, delivery) : null;

    internal override void WriteTo(PageWriter output)
    {
        if (delivery.State is DeliveryState.Failed)
        {
            index.Fragments.NextStep.Write(output, index.Language["next.failed"], new Command(index, "resolve", delivery, "--retry"), null);
        }
        else
        {
            index.Fragments.NextStep.Write(output, index.Language["next.uncertain"], new Command(index, "resolve", delivery, null), index.Language["next.options"]);
        }
    }
}
