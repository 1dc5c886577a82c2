using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Planner.Browser.Attacks;

/// <summary>
/// What a parser makes of the pages and feeds of a plan of attacks: nothing that Planner does not write itself. A browser that finds another way
/// to run what stands in an attribute finds no such attribute.
/// </summary>
[Collection(nameof(Sites))]
public sealed class MarkupTests(AttackedSite attacked) : IClassFixture<AttackedSite>
{
    private static readonly HashSet<string> Elements = Words("html head meta title link script body header footer main nav section article aside p a span div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tr th td caption details summary figure figcaption img video blockquote pre code strong em del b i small time input label br hr abbr bdi fieldset legend s svg rect q ins button dialog form textarea path");

    private static readonly HashSet<string> Attributes = Words("class id href src alt title lang rel type name content charset http-equiv defer hidden role datetime tabindex open scope for value placeholder autocomplete spellcheck loading controls preload width height start checked colspan rowspan dir x y viewBox preserveAspectRatio focusable min max required readonly rows d maxlength wrap");

    private static readonly HashSet<string> Scripts = Words("assets/copy.js assets/draw.js assets/moves.js assets/planner.js assets/playbook.js assets/waiting.js");

    [BrowserFact]
    public void Pages_have_no_element_and_no_attribute_but_those_of_the_site_itself()
    {
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var page in attacked.AsBuilt.Pages.Where(page => page != AttackedSite.Control))
        {
            var document = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(attacked.AsBuilt.Folder, page)));
            foreach (var fault in document.All.SelectMany(element => FaultsOf(element)))
            {
                faults.Add($"{fault} ({page.Split('/', '-')[0]})");
            }

            Assert.All(document.Scripts, script => Assert.Contains(script.GetAttribute("src")!.Replace("../", "", StringComparison.Ordinal).Replace(SubPath.Prefix, "", StringComparison.Ordinal), Scripts));
            Assert.All(document.Scripts, script => Assert.Empty(script.TextContent));
            Assert.Equal(4, document.Head!.QuerySelectorAll("meta").Length - document.Head!.QuerySelectorAll("meta[name=robots]").Length - 1);
            faults.UnionWith(document.Body!.QuerySelectorAll("meta, link:not([href^='../assets/'], [href^='assets/']), title, script:not([src^='../assets/'], [src^='assets/'])").Select(element => $"{element.OuterHtml} in the body of {page}"));
            Assert.Single(document.QuerySelectorAll("main"));
            faults.UnionWith(document.QuerySelectorAll("form, dialog, button, textarea").Where(element => element.Closest(".text, .words, .said, q") is not null).Select(element => $"{element.OuterHtml} in a text of {page}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(60)));
    }

    /// <summary>Readers show the HTML in feeds, some of them without any policy.</summary>
    [BrowserFact]
    public void Feeds_are_well_formed_and_hold_no_other_markup()
    {
        var html = new List<string>();
        foreach (var file in attacked.AsBuilt.Files.Where(file => file.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = XmlReader.Create(Path.Combine(attacked.AsBuilt.Folder, file), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
            var feed = XDocument.Load(reader);
            Assert.DoesNotContain(feed.DescendantNodes(), node => node is XProcessingInstruction);
            Assert.All(feed.Descendants().Attributes("href").Select(link => link.Value).Concat(feed.Descendants("link").Select(link => link.Value)), link => Assert.StartsWith("https://plan.example/", link, StringComparison.Ordinal));
            html.AddRange(feed.Descendants().Where(element => element.Name.LocalName is "content" || (element.Name.LocalName is "description" && element.Parent!.Name.LocalName is "item")).Select(element => element.Value));
        }

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(attacked.AsBuilt.Folder, "feed.json")));
        html.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content_html").GetString()!));
        Assert.True(html.Count > 100, $"{html.Count} entries");
        var faults = html.SelectMany(text => new HtmlParser().ParseDocument("<main>" + text).All.SelectMany(FaultsOf)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(60)));
    }

    [BrowserFact]
    public void Search_and_its_script_hold_the_same_and_name_pages_of_the_site_only()
    {
        foreach (var file in attacked.AsBuilt.Files.Where(file => file.EndsWith(".json", StringComparison.Ordinal) && file.StartsWith("search", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(Path.Combine(attacked.AsBuilt.Folder, file));
            Assert.Equal("document.currentScript.found=" + text, File.ReadAllText(Path.Combine(attacked.AsBuilt.Folder, Path.ChangeExtension(file, ".js"))));
            using var json = JsonDocument.Parse(text);
            Assert.All(json.RootElement.GetProperty("posts").EnumerateArray(), post => Assert.Contains(Uri.UnescapeDataString(post.GetProperty("u").GetString()!), attacked.AsBuilt.Files));
        }
    }

    /// <summary>Each line is a property that Planner writes: no value ends its line.</summary>
    [BrowserFact]
    public void Calendars_hold_no_line_that_an_author_began()
    {
        var names = Words("BEGIN END VERSION PRODID CALSCALE METHOD NAME X-WR-CALNAME X-WR-TIMEZONE X-PUBLISHED-TTL REFRESH-INTERVAL UID DTSTAMP DTSTART DTEND DURATION SUMMARY DESCRIPTION URL STATUS TRANSP CATEGORIES LAST-MODIFIED COLOR SEQUENCE SOURCE TZID TZOFFSETFROM TZOFFSETTO TZNAME RRULE RDATE");
        var values = Words("VCALENDAR VEVENT VTIMEZONE STANDARD DAYLIGHT");
        foreach (var file in attacked.AsBuilt.Files.Where(file => file.EndsWith(".ics", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(Path.Combine(attacked.AsBuilt.Folder, file));
            Assert.DoesNotContain(text.Replace("\r\n", "", StringComparison.Ordinal), sign => char.IsControl(sign) && sign != '\t');
            foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n"))
            {
                var name = line[..line.IndexOfAny([':', ';'])];
                Assert.True(names.Contains(name), line);
                Assert.True(name is not ("BEGIN" or "END") || values.Contains(line[(name.Length + 1)..]), line);
            }
        }
    }

    private static IEnumerable<string> FaultsOf(IElement element)
    {
        if (!Elements.Contains(element.LocalName) || element.NamespaceUri != (element.LocalName is "svg" or "rect" or "path" ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1999/xhtml"))
        {
            yield return $"<{element.LocalName}>";
        }

        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name) && !(attribute.Name.StartsWith("aria-", StringComparison.Ordinal) || attribute.Name.StartsWith("data-", StringComparison.Ordinal)))
            {
                yield return $"<{element.LocalName} {attribute.Name}>";
            }

            if (attribute.Name is "href" or "src" && !IsSafe(attribute.Value, isLink: element.LocalName == "a"))
            {
                yield return $"<{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
            }
        }
    }

    /// <summary>Links lead to the web, to mail, or into the site; what a page loads by itself is the site's.</summary>
    private static bool IsSafe(string address, bool isLink)
    {
        var page = new Url("file:///site/folder/page.html");
        var resolved = new Url(page, address);
        return resolved.Scheme is "http" or "https" or "mailto" ? isLink : resolved.Scheme == "file" && resolved.Host.Length == 0;
    }

    private static HashSet<string> Words(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
