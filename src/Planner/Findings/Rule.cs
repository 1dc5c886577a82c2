namespace Planner.Findings;

/// <summary>What the rules of one kind look at; in the order in which an author meets them.</summary>
public enum RuleSubject
{
    Files,
    Text,
    Media,
    Time,
    Charter,
    Network,
    Approval,
    Campaign,
    Team,
    Security,
}

/// <summary>Something that validation looks for. Its words stand in <see cref="RuleTexts"/>.</summary>
/// <param name="Name">In kebab case; stable and never reused, since teams write it into their files.</param>
/// <param name="Subject">The chapter of the handbook that it stands in.</param>
/// <param name="Severity">What it is worth where the team chose nothing.</param>
/// <param name="IsLocked">
/// Whether neither <c>planner.yml</c> nor a file may soften it: without it Planner would not know what a file says, would
/// drop a post without a word, or would let out what can never be taken back.
/// </param>
public sealed record Rule(string Name, RuleSubject Subject, Severity Severity, bool IsLocked);
