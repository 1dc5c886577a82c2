using Planner.Attending;
using Planner.Publishing.Notifying;

namespace Planner.Rendering.Mornings;

/// <summary>What needs a person, as it is told to a team's channel, mailbox or program.</summary>
internal static class MorningMessage
{
    public static NotifyMessage Of(Morning morning, ImmutableArray<Attention> all, Language language) => new(
        morning.Content.Options.Title, morning.Plan.Now, MorningText.Subject(morning, all, language), most => MorningText.Message(morning, all, language, most), json => MorningJson.Write(json, morning, all, language));
}
