namespace Planner;

/// <summary>Texts by the names that an author gave them, each name once and few enough to look through.</summary>
public sealed record NamedTexts(ImmutableArray<NamedText> All)
{
    public static NamedTexts None { get; } = new([]);

    public bool TryGetValue(string name, out Located<string> text)
    {
        foreach (var each in All)
        {
            if (each.Name == name)
            {
                text = each.Text;
                return true;
            }
        }

        text = default;
        return false;
    }
}

public sealed record NamedText(string Name, Located<string> Text);
