using Planner.Strategy;

namespace Planner.Rendering;

/// <summary>The posts that count as said or planned, found when a page first asks for them.</summary>
internal sealed class SpokenIndex(Content content, Plan plan)
{
    private readonly Lazy<ImmutableArray<SpokenPost>> all = new(() => SpokenPosts.Of(content, plan));
    private Groups<SpokenPost>? ofBrand;
    private Groups<SpokenPost>? ofCampaign;
    private Groups<SpokenPost>? ofContest;

    /// <summary>By day.</summary>
    public ImmutableArray<SpokenPost> OfBrand(string id) => (ofBrand ??= Groups.Of(all.Value, spoken => spoken.Brand)).At(id);

    /// <summary>By day.</summary>
    public ImmutableArray<SpokenPost> OfCampaign(string id) => (ofCampaign ??= Groups.Of(all.Value, spoken => spoken.Post.Campaign?.Value)).At(id);

    /// <summary>By day.</summary>
    public ImmutableArray<SpokenPost> OfContest(string id) => (ofContest ??= Groups.Of(all.Value, spoken => spoken.Post.Contest?.Value)).At(id);
}
