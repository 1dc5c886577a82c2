using System.Globalization;
using Planner.Loading;
using Planner.Networks;

namespace Planner.Tests.Networks;

public sealed class ThreadSplitTests
{
    [Fact]
    public void A_text_that_fits_is_one_segment()
    {
        var text = Markdown("One.\n\nTwo.");
        Assert.Same(text, Assert.Single(ThreadSplit.Of(text, Fits(10), numbered: true)));
    }

    [Fact]
    public void Blocks_stay_whole_where_they_fit() =>
        Assert.Equal(["One. Two.", "Three. Four."], Split("One. Two.\n\nThree. Four.", 18));

    /// <summary>Took a minute and a half when each cut was searched for.</summary>
    [Fact]
    public void A_long_text_on_a_network_of_few_characters_is_cut_at_once() =>
        Assert.Equal(100_000, ThreadSplit.Of(Markdown(new string('a', 100_000)), Fits(1), numbered: false).Length);

    [Fact]
    public void As_many_blocks_as_fit_go_together() =>
        Assert.Equal(["One.\n\nTwo.", "Three."], Split("One.\n\nTwo.\n\nThree.", 12));

    [Fact]
    public void A_block_that_is_too_long_is_cut_between_sentences_and_starts_right_behind_what_stands_before() =>
        Assert.Equal(["Hello.\n\nThe kiln is hot.", "The doors open today.", "Come and see."], Split("Hello.\n\nThe kiln is hot. The doors open today. Come and see.", 26));

    [Fact]
    public void A_heading_stays_with_what_follows_where_both_fit() =>
        Assert.Equal(["Before.", "Title\n\nBelow it."], Split("Before.\n\n# Title\n\nBelow it.", 20));

    [Theory]
    [InlineData("# Title\n\nBelow it. And more.")]
    [InlineData("**Title**\n\nBelow it. And more.")]
    [InlineData("Title:\n\nBelow it. And more.")]
    public void A_heading_stays_with_the_first_sentence_where_the_block_below_is_too_long_for_both(string text) =>
        Assert.Equal("And more.", Split(text, 20)[1]);

    [Fact]
    public void A_heading_stands_alone_before_a_sentence_that_has_no_room_beside_it() =>
        Assert.Equal(["Title", "Below it, and more."], Split("# Title\n\nBelow it, and more.", 20));

    [Fact]
    public void A_line_break_counts_as_the_end_of_a_sentence() =>
        Assert.Equal(["🎟 on sale\n📍 Rivemont at", "🕡 18:30 today"], Split("🎟 on sale\n📍 Rivemont at\n🕡 18:30 today", 31));

    [Theory]
    [InlineData("Venez nombreux ! Le four est chaud.", "Venez nombreux !")]
    [InlineData("Venez tous\u00A0! Le four est chaud.", "Venez tous\u00A0!")]
    [InlineData("« Ouvert ! » Le four est chaud.", "« Ouvert ! »")]
    [InlineData("(Enfin…) Le four est chaud.", "(Enfin…)")]
    [InlineData("He said “come.” The doors are open.", "He said “come.”")]
    [InlineData("Really?! The doors are open.", "Really?!")]
    [InlineData("窯が熱い。扉が開きます。どうぞお越しくださいませ", "窯が熱い。扉が開きます。")]
    [InlineData("「窯が熱い。」扉がもうすぐ開きますので", "「窯が熱い。」")]
    public void Sentences_end_as_their_language_ends_them(string text, string first) =>
        Assert.Equal(first, Split(text, Length(text) - 1)[0]);

    [Theory]
    [InlineData("Chez M. Dupont demain soir", 20, "Chez M. Dupont")]
    [InlineData("Dr. Who and J. K. Rowling", 22, "Dr. Who and J. K.")]
    [InlineData("Pots, bowls, etc. for all", 22, "Pots, bowls, etc. for")]
    public void A_full_stop_inside_a_sentence_ends_none_and_the_words_are_packed(string text, int limit, string first) =>
        Assert.Equal(first, Split(text, limit)[0]);

    [Theory]
    [InlineData("Combien de bols faut-il ? Trois", 24, "Combien de bols")]
    [InlineData("Horaires de la galerie : voir", 22, "Horaires de la")]
    [InlineData("Elle dit « oui » encore", 11, "Elle dit")]
    [InlineData("Elle dit « oui » encore", 14, "Elle dit")]
    [InlineData("Un prix : 12\u00A0000\u202F€ ici", 12, "Un prix :")]
    public void A_French_space_ends_nothing(string text, int limit, string first) => Assert.Equal(first, Split(text, limit)[0]);

    [Fact]
    public void Words_are_cut_between_when_a_sentence_is_too_long() =>
        Assert.Equal(["a bowl turned by", "hand on the", "wheel"], Split("a bowl turned by hand on the wheel", 16));

    [Fact]
    public void An_endless_word_is_cut_between_characters() =>
        Assert.Equal(["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧👩‍👩‍👧"], Split("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 3));

    [Theory]
    [InlineData("今日は窯を開けます#ナイトクレア", 14, "今日は窯を開けます")]
    [InlineData("今日は窯を開けます@lune@social.example", 24, "今日は窯を開けます")]
    [InlineData("今日は窯を開けますhttps://lune.example/noël", 27, "今日は窯を開けます")]
    [InlineData("今日は窯を開けますlune.example", 20, "今日は窯を開けます")]
    public void Names_and_addresses_are_not_cut_in_a_text_without_spaces(string text, int limit, string first) =>
        Assert.Equal(first, Split(text, limit)[0]);

    [Fact]
    public void The_label_of_a_link_is_not_cut() =>
        Assert.Equal(["See now", "[the **large** gallery](https://l.example)"], SplitWithStyles("See now [the **large** gallery](https://l.example)", 48));

    [Fact]
    public void A_label_that_is_too_long_alone_is_cut_between_its_words_and_each_part_leads_there() =>
        Assert.Equal(["the large (u:x)", "gallery (u:x)"], Split("[the large gallery](u:x)", 18));

    [Fact]
    public void Code_is_not_cut() => Assert.Equal(["Type", "dotnet cake build", "now"], Split("Type `dotnet cake build` now", 17));

    [Fact]
    public void A_block_of_code_is_cut_between_its_lines() =>
        Assert.Equal(["if a:\n  b", "  c\nd"], Split("```\nif a:\n  b\n  c\nd\n```", 10));

    [Fact]
    public void Items_keep_their_markers_and_quotes_their_signs() =>
        Assert.Equal(["1. One bowl.", "  Two bowls.", "> 2. Three cups.", ">   Four cups."], Split("1. One bowl. Two bowls.\n\n> 2. Three cups. Four cups.", 16));

    [Fact]
    public void A_row_of_a_table_is_never_cut()
    {
        const string table = "| a | b |\n|---|---|\n| one | two |\n| three | four |";
        Assert.Equal(["a | b\none | two", "three | four"], Split(table, 15));
        Assert.Single(Split(table, 9));
    }

    [Fact]
    public void Where_not_one_character_fits_the_text_stays_as_it_is()
    {
        var text = Markdown("Hello");
        Assert.Same(text, Assert.Single(ThreadSplit.Of(text, _ => false, numbered: true)));
    }

    [Fact]
    public void Numbers_stand_behind_the_last_words() =>
        Assert.Equal(["One two. 1/3", "Three. 2/3", "Four. 3/3"], Split("One two. Three. Four.", 12, numbered: true));

    [Fact]
    public void There_is_room_for_a_total_of_more_digits()
    {
        var segments = Split(string.Join(' ', Enumerable.Repeat("bowl", 30)), 10, numbered: true);
        Assert.Equal("bowl 1/30", segments[0]);
        Assert.Equal("bowl 30/30", segments[^1]);
    }

    [Fact]
    public void A_number_is_part_of_no_link_and_of_no_code() =>
        Assert.Equal(
            ["[here](u:x) 1/4", "`there` 2/4", "`line`\n\n3/4", "the end 4/4"],
            SplitWithStyles("[here](u:x)\n\n`there`\n\n```\nline\n```\n\nthe end", 15, numbered: true));

    [Fact]
    public void Runs_know_their_place_in_the_file()
    {
        var segments = ThreadSplit.Of(Markdown("One two\nthree four"), Fits(10), numbered: false);
        Assert.Equal([(1, 1), (2, 1)], segments.Select(segment => (segment.Blocks[0].Runs[0].Line, segment.Blocks[0].Runs[0].Column)));
        Assert.Equal([1, 2], segments.Select(segment => segment.Blocks[0].Line));
    }

    internal static RichText Markdown(string text) => MarkdownReader.Prose(text, 1, new Reading("content/posts/a.md", []));

    internal static Func<RichText, bool> Fits(int limit) => text => Length(PlainText.Of(text)) <= limit;

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static string[] Split(string markdown, int limit, bool numbered = false) =>
        [.. ThreadSplit.Of(Markdown(markdown), Fits(limit), numbered).Select(PlainText.Of)];

    private static string[] SplitWithStyles(string markdown, int limit, bool numbered = false) =>
        [.. ThreadSplit.Of(Markdown(markdown), text => Length(WithStyles(text)) <= limit, numbered).Select(WithStyles)];

    /// <summary>Bold, code and links as Markdown has them.</summary>
    private static string WithStyles(RichText text) => string.Join("\n\n", text.Blocks.Select(block =>
        string.Concat(block.Runs.Select(Styled)).Replace("](u:x)[", "", StringComparison.Ordinal).Replace("](https://l.example)[", "", StringComparison.Ordinal)));

    private static string Styled(Run run)
    {
        var sign = run.Style switch { RunStyle.Bold => "**", RunStyle.Code => "`", _ => "" };
        var text = $"{sign}{run.Text}{sign}";
        return run.Link is { } link ? $"[{text}]({link})" : text;
    }
}
