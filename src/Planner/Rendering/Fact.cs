namespace Planner.Rendering;

/// <summary>A line of a page's list of facts: a word, and a text, a page of the site, or an address outside.</summary>
public sealed record Fact(string Label, string? Text, Link? Page, string? Address);

/// <summary>Collects facts and leaves out those that are not known.</summary>
internal sealed class FactList(Language language)
{
    private readonly ImmutableArray<Fact>.Builder facts = ImmutableArray.CreateBuilder<Fact>();

    public void Add(string key, string? text, bool isAddress = false)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            facts.Add(new Fact(language[key], isAddress ? null : text, null, isAddress ? text : null));
        }
    }

    /// <param name="orText">Shown when there is no such page.</param>
    public void Add(string key, Link? page, string? orText = null)
    {
        if (page is null)
        {
            Add(key, orText);
        }
        else
        {
            facts.Add(new Fact(language[key], null, page, null));
        }
    }

    public ImmutableArray<Fact> ToImmutable() => facts.ToImmutable();
}
