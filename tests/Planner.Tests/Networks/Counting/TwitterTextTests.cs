using Planner.Networks.Counting;
using YamlDotNet.RepresentationModel;
using static Planner.Tests.Networks.Counting.ConformanceCase;

namespace Planner.Tests.Networks.Counting;

/// <summary>
/// twitter-text's own suite. Not run: <c>replies</c> (who is answered is not in the text of a post), and of validate.yml
/// <c>urls</c> (a strict reading of RFC 3986 for addresses alone, with user names and IPv6, that finds no address in a text).
/// <c>usernames</c>, <c>lists</c>, <c>hashtags</c> and <c>urls_without_protocol</c> are read as: the whole text is one entity.
/// autolink.yml and hit_highlighting.yml are about HTML.
/// </summary>
public class TwitterTextTests
{
    [Theory]
    [InlineData("mentions", TextEntityKind.Mention)]
    [InlineData("urls", TextEntityKind.Url)]
    [InlineData("tco_urls_with_params", TextEntityKind.Url)]
    [InlineData("hashtags", TextEntityKind.Hashtag)]
    [InlineData("hashtags_from_astral", TextEntityKind.Hashtag)]
    [InlineData("cashtags", TextEntityKind.Cashtag)]
    public void Entities_are_found_as_twitter_text_finds_them(string group, TextEntityKind kind) => Check(
        Of("extract.yml", group),
        one => string.Join(" | ", ((YamlSequenceNode)one.Expected).Select(Scalar)),
        text => string.Join(" | ", Find(kind, text).Select(entity => text.Substring(entity.Start, entity.Length)[(kind == TextEntityKind.Url ? 0 : 1)..])));

    [Theory]
    [InlineData("mentions_with_indices", TextEntityKind.Mention)]
    [InlineData("mentions_or_lists_with_indices", TextEntityKind.Mention)]
    [InlineData("urls_with_indices", TextEntityKind.Url)]
    [InlineData("urls_with_directional_markers", TextEntityKind.Url)]
    [InlineData("hashtags_with_indices", TextEntityKind.Hashtag)]
    [InlineData("cashtags_with_indices", TextEntityKind.Cashtag)]
    public void Entities_stand_where_twitter_text_finds_them(string group, TextEntityKind kind) => Check(
        Of("extract.yml", group),
        one => string.Join(" ", ((YamlSequenceNode)one.Expected).Select(entity => string.Join("-", ((YamlSequenceNode)entity["indices"]).Select(Scalar)))),
        text => string.Join(" ", Find(kind, text).Select(entity => $"{entity.Start}-{entity.End}")));

    [Theory]
    [InlineData("country")]
    [InlineData("generic")]
    public void Every_top_level_domain_is_known(string group) => Check(
        Of("tlds.yml", group),
        one => Scalar(((YamlSequenceNode)one.Expected).Single()),
        text => string.Join(" | ", TwitterText.Urls(text).Select(url => text.Substring(url.Start, url.Length))));

    [Theory]
    [InlineData("usernames", TextEntityKind.Mention)]
    [InlineData("lists", TextEntityKind.Mention)]
    [InlineData("hashtags", TextEntityKind.Hashtag)]
    [InlineData("urls_without_protocol", TextEntityKind.Url)]
    public void A_valid_name_is_one_entity(string group, TextEntityKind kind) => Check(
        Of("validate.yml", group),
        one => Scalar(one.Expected),
        text => Find(kind, text) is [var entity] && entity.Length == text.Length && (group != "lists" || text.Contains('/', StringComparison.Ordinal)) ? "true" : "false");

    [Theory]
    [InlineData("See medium.com/@ana#top and #b @c $D", "Url:medium.com/@ana#top Hashtag:#b Mention:@c Cashtag:$D")]
    [InlineData("@ana/list ＠bo ＃Œuvre", "Mention:@ana/list Mention:＠bo Hashtag:＃Œuvre")]
    [InlineData("Fin.Début, p.ex. ceci…", "")]
    [InlineData("l’exemple.com et «exemple.fr/é»", "Url:exemple.com Url:exemple.fr/é")]
    [InlineData("a_b.example.com https://a_b.example.com", "Url:b.example.com Url:https://a_b.example.com")]
    [InlineData("https://example.com:8080/a_(b_(c))?d=e. Yes", "Url:https://example.com:8080/a_(b_(c))?d=e")]
    [InlineData("HTTPS://EXAMPLE.COM vermögen.vermögensberatung", "Url:HTTPS://EXAMPLE.COM Url:vermögen.vermögensberatung")]
    [InlineData("", "")]
    public void Entities_do_not_overlap_and_stand_in_order(string text, string entities) =>
        Assert.Equal(entities, string.Join(" ", TwitterText.Entities(text).Select(entity => $"{entity.Kind}:{text.Substring(entity.Start, entity.Length)}")));

    private static ImmutableArray<TextEntity> Find(TextEntityKind kind, string text) => kind switch
    {
        TextEntityKind.Url => TwitterText.Urls(text),
        TextEntityKind.Mention => TwitterText.Mentions(text),
        TextEntityKind.Hashtag => TwitterText.Hashtags(text),
        _ => TwitterText.Cashtags(text),
    };
}
