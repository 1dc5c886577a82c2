using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Pinterest;

/// <summary>Videos, by way of a store, for the boards of the app's own owner.</summary>
public sealed class PinterestVideoDouble() : Variation(
    new PinterestDouble { Account = "network: pinterest\nsecrets: { client_id: PINTEREST_CLIENT, client_secret: PINTEREST_SECRET }\nextra: { board: \"549755885175\" }", Working = 1 },
    "media: [{ file: media/kiln.mp4 }]");
