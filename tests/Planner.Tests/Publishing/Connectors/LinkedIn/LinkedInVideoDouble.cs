using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.LinkedIn;

/// <summary>A page that posts videos, in parts.</summary>
public sealed class LinkedInVideoDouble() : Variation(new LinkedInDouble { Working = 1 }, "media: [{ file: media/kiln.mp4 }]");
