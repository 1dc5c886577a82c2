namespace Planner.Rendering;

/// <summary>The templates that are filled many times for each page (see <see cref="Fragment"/>).</summary>
internal sealed class Fragments(Theme theme)
{
    public Fragment Entry { get; } = theme.Fragment("entry", EntryMarkup.Names);

    public Fragment Fact { get; } = theme.Fragment("fact", FactList.Names);

    public Fragment Delivery { get; } = theme.Fragment("delivery", DeliveryCards.Names);

    public Fragment Segment { get; } = theme.Fragment("segment", PostText.Names);

    public Fragment Media { get; } = theme.Fragment("media", MediaList.Names);
}
