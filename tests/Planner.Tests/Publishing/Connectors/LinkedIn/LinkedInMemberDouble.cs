using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.LinkedIn;

/// <summary>A member whose token may post and look at nothing, as all tokens of self-serve apps.</summary>
public sealed class LinkedInMemberDouble() : Variation(new LinkedInDouble { Account = "network: linkedin\nsecrets: { access_token: LINKEDIN_TOKEN }", MayRead = false });
