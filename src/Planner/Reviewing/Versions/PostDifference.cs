using Planner.Networks;

namespace Planner.Reviewing.Versions;

/// <summary>What differs between two versions of a post, as its file says it; its deliveries are compared by <see cref="ChangesBetween"/>.</summary>
internal sealed record PostDifference(ImmutableArray<FieldDifference> Fields, ImmutableArray<TextDifference> Texts)
{
    /// <summary>Between the segments of a thread, as authors write it.</summary>
    private const string Cut = "\n\n---\n\n";

    public static PostDifference None { get; } = new([], []);

    public bool IsEmpty => Fields.IsEmpty && Texts.IsEmpty;

    public static PostDifference Between(Post before, Post after)
    {
        var (old, now) = (Values(before), Values(after));
        var fields = old.Keys.Union(now.Keys)
            .Select(key => new FieldDifference(key.Field, key.Account, key.Name, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(difference => difference.Before != difference.After)
            .OrderBy(difference => difference.Field).ThenBy(difference => difference.Account, StringComparer.Ordinal);
        return new PostDifference([.. fields], [.. TextsBetween(before, after)]);
    }

    private static IEnumerable<TextDifference> TextsBetween(Post before, Post after)
    {
        var (old, now) = (TextsOf(before), TextsOf(after));
        return from target in now.Keys.Union(old.Keys)
               let was = old.GetValueOrDefault(target, "")
               let becomes = now.GetValueOrDefault(target, "")
               where was != becomes
               select new TextDifference(target.Length == 0 ? null : target, WordDifference.Of(was, becomes));
    }

    /// <summary>By their target; the common text by the empty one.</summary>
    private static Dictionary<string, string> TextsOf(Post post)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variant in post.Variants.Prepend(post.Text))
        {
            texts.TryAdd(variant.Target ?? "", string.Join(Cut, variant.Segments.Select(segment => PlainText.Of(segment))));
        }

        return texts;
    }

    private static Dictionary<(PostField Field, string? Account, string Name), string> Values(Post post)
    {
        var values = new Dictionary<(PostField, string?, string), string>();
        void Add(PostField field, string? value, string? account = null, string name = "")
        {
            if (!string.IsNullOrEmpty(value))
            {
                values.TryAdd((field, account, name), value);
            }
        }

        Add(PostField.Title, post.Title);
        Add(PostField.Status, Words.Of(post.Status.Value));
        Add(PostField.Time, post.PublishAt?.Value.ToString());
        Add(PostField.Timezone, post.Timezone?.Id);
        Add(PostField.Link, post.Link?.Value);
        Add(PostField.Poll, TextOf(post.Poll));
        Add(PostField.ContentWarning, post.ContentWarning?.Value);
        Add(PostField.FirstComment, post.FirstComment?.Value);
        Add(PostField.Visibility, post.Visibility is { } visibility ? Words.Of(visibility) : null);
        Add(PostField.Thread, TextOf(post.Thread));
        Add(PostField.Language, post.Language);
        Add(PostField.Late, TextOf(post.Late));
        Add(PostField.Brand, post.Brand?.Value);
        Add(PostField.Owner, post.Owner?.Value);
        Add(PostField.Campaign, post.Campaign?.Value);
        Add(PostField.Contest, post.Contest?.Value);
        Add(PostField.Step, post.Step?.Value);
        Add(PostField.Partner, post.Partner?.Value);
        Add(PostField.Pillar, post.Pillar?.Value);
        Add(PostField.Tags, string.Join(", ", post.Tags.Select(tag => tag.Value)));
        Add(PostField.Repeat, post.Repeat?.Value is { } repeat ? $"{repeat.Every.Days} d {repeat.Every.Elapsed} {repeat.Until} {string.Join(' ', repeat.Except)}" : null);
        Add(PostField.Formatting, string.Concat(post.Variants.Prepend(post.Text).SelectMany(variant => variant.Segments).Select(DigestMarks.Of)));
        AddMedia(post.Media, null, Add);
        AddExtra(post.Extra, null, Add);
        foreach (var account in post.Accounts)
        {
            AddAccount(account, Add);
        }

        return values;
    }

    private static void AddAccount(PostAccount account, Action<PostField, string?, string?, string> add)
    {
        var id = account.Account.Value;
        add(PostField.Account, id, null, id);
        add(PostField.Time, account.PublishAt?.Value is { } time ? time.At?.ToString() ?? (time.After is { } after ? TextOf(after) : null) : null, id, "");
        add(PostField.Timezone, account.Timezone?.Id, id, "");
        add(PostField.Link, account.Link?.Value, id, "");
        add(PostField.Poll, TextOf(account.Poll), id, "");
        add(PostField.ContentWarning, account.ContentWarning?.Value, id, "");
        add(PostField.FirstComment, account.FirstComment?.Value, id, "");
        add(PostField.Visibility, account.Visibility is { } visibility ? Words.Of(visibility) : null, id, "");
        add(PostField.Thread, TextOf(account.Thread), id, "");
        add(PostField.Late, TextOf(account.Late), id, "");
        AddMedia(account.Media ?? [], id, add);
        AddExtra(account.Extra, id, add);
    }

    private static void AddMedia(ImmutableArray<PostMedia> media, string? account, Action<PostField, string?, string?, string> add)
    {
        foreach (var each in media)
        {
            add(PostField.Media, each.File.Value, account, each.File.Value);
            add(PostField.Alt, each.Alt?.Value, account, each.File.Value);
            add(PostField.Focus, each.Focus, account, each.File.Value);
            add(PostField.Rights, each.Rights, account, each.File.Value);
        }
    }

    private static void AddExtra(NamedTexts extra, string? account, Action<PostField, string?, string?, string> add)
    {
        foreach (var each in extra.All)
        {
            add(PostField.Extra, each.Text.Value, account, each.Name);
        }
    }

    private static string? TextOf(Located<Poll>? poll) => poll?.Value is { } asked
        ? string.Join(" / ", asked.Options.Select(option => option.Value)) + (asked.Open is { } open ? $" ({TextOf(open)})" : "") + (asked.Multiple ? " +" : "")
        : null;

    private static string? TextOf(ThreadOptions? thread) => thread is null ? null : (thread.Auto ? "auto" : "manual") + (thread.Numbered ? ", numbered" : "");

    private static string? TextOf(LatePolicy? late) => late?.ToString().ToLowerInvariant();

    /// <summary>As authors write it: <c>+2h</c>, <c>-1d</c>.</summary>
    private static string TextOf(TimeOffset offset)
    {
        var (days, minutes) = (offset.Days, (long)offset.Elapsed.TotalMinutes);
        return days != 0 ? string.Create(CultureInfo.InvariantCulture, $"{days:+0;-0}d")
            : minutes % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:+0;-0;0}h")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes:+0;-0}m");
    }
}
