using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.TikTok;

/// <summary>Photos, which TikTok fetches from the site.</summary>
public sealed class TikTokPhotoDouble() : Variation(new TikTokDouble { Working = 1 }, "media: [{ file: media/bowl.jpg }]");
