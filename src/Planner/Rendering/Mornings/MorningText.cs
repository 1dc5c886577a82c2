using System.Text;
using Planner.Attending;
using Planner.Printing;

namespace Planner.Rendering.Mornings;

/// <summary>What needs a person, as a terminal or a message shows it: plain lines, in a language.</summary>
internal static class MorningText
{
    /// <summary>More of one reason fit nobody's screen.</summary>
    private const int MostInMessage = 6;

    /// <summary>In one line: <c>Agence Contre-jour: 2 late or failed, 1 error to fix</c> and so on.</summary>
    public static string Subject(Morning morning, ImmutableArray<Attention> all, Language language) => all.IsEmpty
        ? $"{Printable.Of(morning.Content.Options.Title)}: {language["overview.calm"]}"
        : $"{Printable.Of(morning.Content.Options.Title)}: {string.Join(", ", all.Select(attention => $"{MorningWords.Title(attention.Need, language)} ({language.Number(attention.Items.Length)})"))}";

    /// <summary>Everything, for a terminal.</summary>
    public static string Of(Morning morning, ImmutableArray<Attention> all, Language language, bool colour = false) => Write(morning, all, language, int.MaxValue, int.MaxValue, colour);

    /// <summary>The first of each reason, for a message.</summary>
    /// <param name="most">UTF-16 code units.</param>
    public static string Message(Morning morning, ImmutableArray<Attention> all, Language language, int most) => Write(morning, all, language, MostInMessage, most, colour: false);

    private static string Write(Morning morning, ImmutableArray<Attention> all, Language language, int mostItems, int most, bool colour)
    {
        var text = new StringBuilder($"{Printable.Of(morning.Content.Options.Title)} — {language.LongDate(morning.Today)}\n");
        if (all.IsEmpty)
        {
            text.Append('\n').Append(language["overview.calm"]).Append('\n');
        }

        foreach (var attention in all)
        {
            var group = GroupOf(attention, morning, language, mostItems, colour);
            if (text.Length + group.Length > most)
            {
                return text.Append("\n…\n").ToString();
            }

            text.Append(group);
        }

        return text.ToString();
    }

    private static string GroupOf(Attention attention, Morning morning, Language language, int most, bool colour)
    {
        var title = $"{MorningWords.Title(attention.Need, language)} ({language.Number(attention.Items.Length)})";
        var text = new StringBuilder("\n").Append(attention.IsUrgent ? "! " : "").Append(colour ? $"\u001b[1m{title}\u001b[0m" : title).Append('\n');
        foreach (var item in attention.Items.Take(most))
        {
            text.Append("  ").Append(LineOf(item, morning, language)).Append('\n');
        }

        return attention.Items.Length > most ? text.Append("  ").Append(language.Count("attention.rest", attention.Items.Length - most)).Append('\n').ToString() : text.ToString();
    }

    private static string LineOf(AttentionItem item, Morning morning, Language language)
    {
        var parts = new List<string>();
        if (item.Day is { } day)
        {
            parts.Add(language.ShortDayNear(morning.Today, day) + (item.Time is { } time ? " " + language.Time(time) : ""));
        }

        parts.Add(Printable.Of(item.Title));
        if (item.About is { } about and not (Post or Account) && about.Title != item.Title)
        {
            parts.Add(Printable.Of(about.Title));
        }

        if (!item.Accounts.IsEmpty && item.Title != item.Accounts[0])
        {
            parts.Add(string.Join(", ", item.Accounts));
        }

        if (item.Detail is { } detail)
        {
            parts.Add(Printable.Of(language.Message(detail)));
        }

        if (!item.Who.IsEmpty)
        {
            parts.Add("→ " + Printable.Of(MorningWords.Names(item.Who, morning.Content)));
        }

        return string.Join(" · ", parts) + (item is { About: null, Place: { } place } ? $" ({place})" : "");
    }
}
