using System.Globalization;
using System.Text;
using HandlebarsDotNet;
using Planner.Rendering;

namespace Planner.Tests.Rendering;

/// <summary>Templates are written in the language of Handlebars: what ours makes of them, Handlebars.Net makes too (docs/decisions/0010-one-template-engine.md).</summary>
public sealed class HandlebarsTests
{
    private static readonly Shelf Model = new(
        "Bols & « tasses »", "", null, true, false,
        [new Book("Un <b>four</b>", ["argile", "émail"], new Person("Zoé \"Z\"")), new Book("L'atelier", [], null)],
        [],
        new Person("Noël"));

    public static TheoryData<string> Texts =>
    [
        "plain text, no tag\nand a second line\n",
        "{{title}} {{ title }} {{none}}|{{empty}}",
        "{{owner.name}} {{!-- a {{comment}} --}}{{! another }}end",
        "{{#if yes}}a{{else}}b{{/if}}{{#if no}}a{{else}}b{{/if}}{{#if empty}}a{{else}}b{{/if}}{{#if none}}a{{/if}}",
        "{{#if books}}some{{/if}}{{#if nothing}}some{{else}}none{{/if}}",
        "{{#unless no}}a{{/unless}}{{#unless books}}a{{else}}b{{/unless}}",
        "{{#each books}}[{{title}}{{#each words}}, {{this}}{{else}} without words{{/each}}]{{/each}}",
        "{{#each books}}{{title}} of {{../title}}{{#each words}} {{../title}} {{../../title}}{{/each}}\n{{/each}}",
        "{{#each nothing}}a{{else}}nothing at all{{/each}}",
        "{{#with owner}}{{name}} of {{../title}}{{/with}}{{#with none}}a{{else}}nobody{{/with}}",
        "<ul>\n{{#each books}}\n<li>{{title}}</li>\n{{/each}}\n</ul>\n",
        "<p>\n  {{#if yes}}\n  inside\n  {{else}}\n  outside\n  {{/if}}\n</p>\n",
        "a {{#if yes}} b {{/if}} c\n{{#if yes}}\nd\n{{/if}}",
        "{{#each books}}\n{{#with author}}\n{{name}}\n{{/with}}\n{{/each}}\n",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_same_text_and_model_give_the_same_bytes(string text) => Assert.Equal(ByHandlebars(text), ByOurs(text));

    private static string ByOurs(string text)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["pages/test.hbs"] = text };
        using var page = new PageWriter();
        Template.Read(TemplateReader.Read("pages/test.hbs", files, Theme.Read("en").Language), typeof(Shelf)).Write(page, Model, "");
        return page.ToString();
    }

    private static string ByHandlebars(string text)
    {
        // Line breaks at the end of a file are no part of a template here.
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new Escaping(), FormatProvider = CultureInfo.InvariantCulture });
        return handlebars.Compile(text.TrimEnd('\n'))(Model);
    }

    public sealed record Shelf(string Title, string Empty, Person? None, bool Yes, bool No, ImmutableArray<Book> Books, ImmutableArray<Book> Nothing, Person Owner);

    public sealed record Book(string Title, ImmutableArray<string> Words, Person? Author);

    public sealed record Person(string Name);

    private sealed class Escaping : ITextEncoder
    {
        public void Encode(string? text, TextWriter target) => target.Write(HtmlText.Escape(text ?? ""));

        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode<T>(T? text, TextWriter target)
            where T : IEnumerator<char>
        {
            while (text?.MoveNext() is true)
            {
                Encode(text.Current.ToString(), target);
            }
        }
    }
}
