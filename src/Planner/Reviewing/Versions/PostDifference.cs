using Planner.Networks;

namespace Planner.Reviewing.Versions;

/// <summary>What differs between two versions of a post, as its file says it; its deliveries are compared by <see cref="ChangesBetween"/>.</summary>
internal sealed record PostDifference(ImmutableArray<FieldDifference> Fields, ImmutableArray<TextDifference> Texts)
{
    /// <summary>Between the segments of a thread, as authors write it.</summary>
    private const string Cut = "\n\n---\n\n";

    public static PostDifference None { get; } = new([], []);

    public bool IsEmpty => Fields.IsEmpty && Texts.IsEmpty;

    /// <summary>Most versions differ in a value or two: what is the same is seen to be the same without being written out, as there are versions of thousands of posts.</summary>
    public static PostDifference Between(Post before, Post after)
    {
        var isSameText = IsSameText(before.Text, after.Text) && before.Variants.Length == after.Variants.Length && before.Variants.Zip(after.Variants).All(pair => IsSameText(pair.First, pair.Second));
        var fields = new List<FieldDifference>();
        AddValues(fields, before, after);
        if (!isSameText)
        {
            Add(fields, PostField.Formatting, MarksOf(before), MarksOf(after));
        }

        if (!IsPlain(before) || !IsPlain(after) || !before.Accounts.Select(account => account.Account.Value).SequenceEqual(after.Accounts.Select(account => account.Account.Value), StringComparer.Ordinal))
        {
            var (old, now) = (ListsOf(before), ListsOf(after));
            foreach (var key in old.Keys.Union(now.Keys))
            {
                Add(fields, key.Field, old.GetValueOrDefault(key), now.GetValueOrDefault(key), key.Account, key.Name);
            }
        }

        return new PostDifference([.. fields.OrderBy(difference => difference.Field).ThenBy(difference => difference.Account, StringComparer.Ordinal)], isSameText ? [] : [.. TextsBetween(before, after)]);
    }

    /// <summary>What stands once in a file.</summary>
    private static void AddValues(List<FieldDifference> fields, Post before, Post after)
    {
        Add(fields, PostField.Title, before.Title, after.Title);
        Add(fields, PostField.Status, Words.Of(before.Status.Value), Words.Of(after.Status.Value));
        if (before.PublishAt?.Value != after.PublishAt?.Value || before.Follows?.Value != after.Follows?.Value)
        {
            Add(fields, PostField.Time, TimeOf(before), TimeOf(after));
        }

        Add(fields, PostField.Timezone, before.Timezone?.Id, after.Timezone?.Id);
        Add(fields, PostField.Link, before.Link?.Value, after.Link?.Value);
        Add(fields, PostField.Poll, TextOf(before.Poll), TextOf(after.Poll));
        Add(fields, PostField.ContentWarning, before.ContentWarning?.Value, after.ContentWarning?.Value);
        Add(fields, PostField.FirstComment, before.FirstComment?.Value, after.FirstComment?.Value);
        Add(fields, PostField.Visibility, TextOf(before.Visibility), TextOf(after.Visibility));
        Add(fields, PostField.Thread, TextOf(before.Thread), TextOf(after.Thread));
        Add(fields, PostField.Language, before.Language, after.Language);
        Add(fields, PostField.Late, TextOf(before.Late), TextOf(after.Late));
        Add(fields, PostField.Brand, before.Brand?.Value, after.Brand?.Value);
        Add(fields, PostField.Owner, before.Owner?.Value, after.Owner?.Value);
        Add(fields, PostField.Campaign, before.Campaign?.Value, after.Campaign?.Value);
        Add(fields, PostField.Contest, before.Contest?.Value, after.Contest?.Value);
        Add(fields, PostField.Step, before.Step?.Value, after.Step?.Value);
        Add(fields, PostField.Partner, before.Partner?.Value, after.Partner?.Value);
        Add(fields, PostField.Pillar, before.Pillar?.Value, after.Pillar?.Value);
        Add(fields, PostField.Tags, TextOf(before.Tags), TextOf(after.Tags));
        Add(fields, PostField.Repeat, TextOf(before.Repeat), TextOf(after.Repeat));
    }

    /// <summary>Empty is as good as absent.</summary>
    private static void Add(List<FieldDifference> fields, PostField field, string? before, string? after, string? account = null, string name = "")
    {
        var (old, now) = (before is "" ? null : before, after is "" ? null : after);
        if (old != now)
        {
            fields.Add(new FieldDifference(field, account, name, old, now));
        }
    }

    /// <summary>Whether there is no more to it than on which accounts it is.</summary>
    private static bool IsPlain(Post post) => post.Media.IsEmpty && post.Extra.All.IsEmpty && post.Accounts.All(account => account == new PostAccount(account.Account));

    private static bool IsSameText(Variant before, Variant after)
    {
        if (before.Target != after.Target || before.Segments.Length != after.Segments.Length)
        {
            return false;
        }

        for (var at = 0; at < before.Segments.Length; at++)
        {
            if (!IsSameText(before.Segments[at].Blocks, after.Segments[at].Blocks))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>In whatever lines of the file it stands.</summary>
    private static bool IsSameText(ImmutableArray<TextBlock> before, ImmutableArray<TextBlock> after)
    {
        if (before.Length != after.Length)
        {
            return false;
        }

        for (var at = 0; at < before.Length; at++)
        {
            var (old, now) = (before[at], after[at]);
            if (old.Kind != now.Kind || old.Level != now.Level || old.Nesting != now.Nesting || old.Marker != now.Marker || old.Runs.Length != now.Runs.Length)
            {
                return false;
            }

            for (var run = 0; run < old.Runs.Length; run++)
            {
                if (old.Runs[run].Style != now.Runs[run].Style || old.Runs[run].Link != now.Runs[run].Link || !old.Runs[run].Characters.Span.SequenceEqual(now.Runs[run].Characters.Span))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static string MarksOf(Post post) => string.Concat(post.Variants.Prepend(post.Text).SelectMany(variant => variant.Segments).Select(DigestMarks.Of));

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

    /// <summary>What may stand several times: accounts with what is their own, media, values below <c>extra:</c>.</summary>
    private static Dictionary<(PostField Field, string? Account, string Name), string> ListsOf(Post post)
    {
        var values = new Dictionary<(PostField, string?, string), string>();
        void Add(PostField field, string? value, string? account, string name)
        {
            if (!string.IsNullOrEmpty(value))
            {
                values.TryAdd((field, account, name), value);
            }
        }

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
        add(PostField.Time, account.PublishAt?.Value is { } time ? time.Following?.ToString() ?? time.At?.ToString() ?? (time.After is { } after ? TextOf(after) : null) : null, id, "");
        add(PostField.Timezone, account.Timezone?.Id, id, "");
        add(PostField.Link, account.Link?.Value, id, "");
        add(PostField.Poll, TextOf(account.Poll), id, "");
        add(PostField.ContentWarning, account.ContentWarning?.Value, id, "");
        add(PostField.FirstComment, account.FirstComment?.Value, id, "");
        add(PostField.Visibility, TextOf(account.Visibility), id, "");
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
            add(PostField.Rights, each.Rights?.ToString(), account, each.File.Value);
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

    private static string? TextOf(Visibility? visibility) => visibility is { } known ? Words.Of(known) : null;

    private static string? TextOf(ImmutableArray<Located<string>> tags) => tags.IsEmpty ? null : string.Join(", ", tags.Select(tag => tag.Value));

    private static string? TextOf(Located<Repeat>? repeat) => repeat?.Value.ToString();

    /// <summary>As the file says it: a version that was read alone does not know when what it follows is.</summary>
    private static string? TimeOf(Post post) => post.Follows?.Value.ToString() ?? post.PublishAt?.Value.ToString();

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
