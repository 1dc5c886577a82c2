using System.Text.RegularExpressions;
using Planner.Rendering;

namespace Planner.Tests.Rendering;

public sealed partial class ThemeTests
{
    public static TheoryData<string> Languages => ["fr", "en"];

    [Theory, MemberData(nameof(Languages))]
    public void All_templates_compile_in_every_language(string language) => Theme.Read(language).Compile();

    [Fact]
    public void Every_language_has_the_same_texts() =>
        Assert.Equal(Theme.Read("en").Language.Keys.Order(StringComparer.Ordinal), Theme.Read("fr").Language.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void An_unknown_name_is_an_error_with_file_and_line()
    {
        var theme = Theme.Read("en", Own("pages/month.hbs", "<h1>{{title}}</h1>\n{{#if false}}\n{{titel}}{{/if}}"));
        var error = Assert.Throws<TemplateException>(theme.Compile);
        Assert.Equal(("pages/month.hbs", 2), (error.File, error.Line));

        error = Assert.Throws<TemplateException>(Theme.Read("en", Own("partials/day.hbs", "{{number}}\n{{#if isToday}}{{nummer}}{{/if}}")).Compile);
        Assert.Equal(("partials/day.hbs", 2), (error.File, error.Line));
        Assert.Contains("'nummer' is unknown here: column,", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if title}}", "not closed")]
    [InlineData("{{/if}}", "closes nothing")]
    [InlineData("{{#each title}}{{/each}}", "not a list")]
    [InlineData("{{title", "not closed")]
    [InlineData("{{t \"no.such\"}}", "has no text 'no.such'")]
    [InlineData("{{{title}}}", "without escaping")]
    [InlineData("{{> nowhere}}", "there is no template")]
    [InlineData("{{#shout title}}{{/shout}}", "no block 'shout'")]
    public void A_template_that_cannot_work_is_an_error_before_anything_is_rendered(string template, string problem)
    {
        var error = Assert.Throws<TemplateException>(Theme.Read("en", Own("pages/month.hbs", template)).Compile);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_changes_what_an_entry_looks_like()
    {
        var theme = Theme.Read("fr", Own("fragments/entry.hbs", "<li class=\"entry\">{{#if brand}}{{brand}}{{else}}?{{/if}}|{{title}}</li>"));
        var file = SmallSite.Files(theme, ("content/posts/p.md", SmallSite.Post("A & B", "2026-11-24 10:00", "x"))).Single(file => file.Path == "months/2026-11.html");
        Assert.Contains("Atelier Lune|A &amp; B</li>", System.Text.Encoding.UTF8.GetString(file.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void French_is_set_with_its_spaces()
    {
        var language = Theme.Read("fr").Language;
        var values = language.Keys.Select(key => language[key]).ToList();
        Assert.DoesNotContain(values, value => OrdinarySpace().IsMatch(value));
        Assert.Equal("1er\u00a0novembre 2026", language.Date(new LocalDate(2026, 11, 1)));
        Assert.Equal("mardi 24\u00a0novembre 2026 à\u00a018\u00a0h\u00a030", language.DateTime(new LocalDateTime(2026, 11, 24, 18, 30)));
        Assert.Equal("mardi 24\u00a0novembre 2026 à\u00a018\u00a0h", language.DateTime(new LocalDateTime(2026, 11, 24, 18, 0)));
        Assert.Equal("du 16 au 22\u00a0novembre 2026", language.Range(new LocalDate(2026, 11, 16), new LocalDate(2026, 11, 22)));
        Assert.Equal("1\u202f400,5\u00a0€", language.Money(1400.5m, "EUR"));
        Assert.Equal("0 publication", language.Count("list.posts", 0));
        Assert.Equal("2 publications", language.Count("list.posts", 2));
    }

    [Fact]
    public void A_message_is_translated_by_its_format_and_english_until_then()
    {
        var yaml = "months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\nshort_months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\nweekdays: [1, 2, 3, 4, 5, 6, 7]\n"
            + "short_weekdays: [1, 2, 3, 4, 5, 6, 7]\nnumbers: {singular: only-one}\ntexts: {a: b}\nmessages: {\"{0} is long\": \"{0} est long\"}\n";
        var language = Language.Read("xx", yaml);
        Assert.Equal("Titre est long", language.Message($"{"Titre"} is long"));
        Assert.Equal("Titre is short", language.Message($"{"Titre"} is short"));
    }

    [GeneratedRegex("[^\u00a0\u202f][:;!?](\\s|$)")]
    private static partial Regex OrdinarySpace();

    private static Dictionary<string, byte[]> Own(string path, string text) => new() { [path] = System.Text.Encoding.UTF8.GetBytes(text) };
}
