using Planner.Rendering.Comparing;
using Planner.Rendering.Previews;

namespace Planner.Rendering;

/// <summary>The templates that are filled many times for each page (see <see cref="Fragment"/>).</summary>
internal sealed class Fragments(Theme theme)
{
    private static readonly ImmutableArray<string> Styles = [.. Array.ConvertAll(Enum.GetValues<PreviewStyle>(), style => style.ToString().ToLowerInvariant())];
    private readonly ImmutableArray<Fragment> previews = [.. Styles.Select(style => theme.Fragment("previews/" + style, PreviewMessage.Names))];

    public Fragment Entry { get; } = theme.Fragment("entry", EntryMarkup.Names);

    public Fragment Fact { get; } = theme.Fragment("fact", FactList.Names);

    public Fragment Delivery { get; } = theme.Fragment("delivery", DeliveryCards.Names);

    public Fragment Receipt { get; } = theme.Fragment("receipt", ReceiptCard.Names);

    public Fragment ReceiptAddress { get; } = theme.Fragment("receipt-address", ReceiptCard.AddressNames);

    public Fragment ByHand { get; } = theme.Fragment("by-hand", ByHandCard.Names);

    public Fragment ByHandText { get; } = theme.Fragment("by-hand-text", ByHandCard.TextNames);

    public Fragment ByHandFile { get; } = theme.Fragment("by-hand-file", ByHandCard.FileNames);

    public Fragment Command { get; } = theme.Fragment("command", Rendering.Command.Names);

    public Fragment NextStep { get; } = theme.Fragment("next-step", Rendering.NextStep.Names);

    public Fragment Version { get; } = theme.Fragment("version", VersionsSection.Names);

    public Fragment Yes { get; } = theme.Fragment("version-yes", VersionsSection.YesNames);

    public Fragment Since { get; } = theme.Fragment("version-since", SinceHtml.Names);

    public Fragment DifferentField { get; } = theme.Fragment("different-field", DifferencesHtml.FieldNames);

    public Fragment DifferentText { get; } = theme.Fragment("different-text", DifferencesHtml.TextNames);

    public Fragment Gone { get; } = theme.Fragment("gone", SiteChanges.GoneNames);

    public Fragment ChangedMedia { get; } = theme.Fragment("changed-media", Comparing.ChangedMedia.Names);

    public Fragment Segment { get; } = theme.Fragment("segment", PostText.Names);

    public Fragment Media { get; } = theme.Fragment("media", MediaList.Names);

    public Fragment Message { get; } = theme.Fragment("message", PreviewMessages.Names);

    public Fragment Fold { get; } = theme.Fragment("fold", ["rest"]);

    public Fragment Grid { get; } = theme.Fragment("grid", MediaGrid.Names);

    public Fragment Picture { get; } = theme.Fragment("picture", MediaGrid.PictureNames);

    public Fragment Poll { get; } = theme.Fragment("poll", PollPreview.Names);

    public Fragment Card { get; } = theme.Fragment("card", LinkCard.Names);

    public Fragment Measure { get; } = theme.Fragment("measure", Previews.Measure.Names);

    /// <summary>The style's name in style sheets and of its template's file.</summary>
    public static string StyleOf(PreviewStyle style) => Styles[(int)style];

    /// <summary>A message in the outline of networks of a style.</summary>
    public Fragment Preview(PreviewStyle style) => previews[(int)style];
}
