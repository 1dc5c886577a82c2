using System.Globalization;

namespace Planner.Benchmarks;

/// <summary>
/// A Hugo site over the corpus's own post files, with the kinds of pages that planner renders:
/// posts, months, weeks, campaigns, accounts and tags (in pages of fifty), RSS, iCalendar, a search index.
/// It renders no previews, findings or versions, so it has less to do. Needs Hugo 0.146 or later, for the names of its layouts.
/// </summary>
internal static class HugoSite
{
    public static void Write(string corpus, string site)
    {
        var theme = Path.Combine(AppContext.BaseDirectory, "Peers", "hugo");
        foreach (var file in Directory.EnumerateFiles(theme, "*", SearchOption.AllDirectories))
        {
            Put(site, Path.GetRelativePath(theme, file), File.ReadAllText(file)
                .Replace("\"POSTS\"", $"\"{Path.Combine(corpus, "content/posts")}\"", StringComparison.Ordinal)
                .Replace("\"MEDIA\"", $"\"{Path.Combine(corpus, "content/media")}\"", StringComparison.Ordinal));
        }

        Put(site, "static/style.css", "body { font: 16px/1.5 system-ui } table { width: 100% } td { vertical-align: top; width: 14% }\n");

        foreach (var campaign in Directory.EnumerateFiles(Path.Combine(corpus, "content/campaigns")))
        {
            Put(site, $"content/campaign/{Path.GetFileNameWithoutExtension(campaign)}/_index.md", File.ReadAllText(campaign));
        }

        // Hugo has no calendar: a page for each month and week tells the layouts where to start.
        var last = Corpus.FirstDay.AddDays(Corpus.Days - 1);
        for (var month = Corpus.FirstDay; month <= last; month = month.AddMonths(1))
        {
            Put(site, $"content/months/{month:yyyy-MM}.md", $"---\ntitle: Month {month:yyyy-MM}\nfirst: \"{month:yyyy-MM-dd}\"\n---\n");
        }

        for (var monday = new DateOnly(2024, 12, 30); monday <= last; monday = monday.AddDays(7))
        {
            var noon = monday.ToDateTime(default);
            var week = $"{ISOWeek.GetYear(noon)}-w{ISOWeek.GetWeekOfYear(noon):D2}";
            Put(site, $"content/weeks/{week}.md", $"---\ntitle: Week {week}\nfirst: \"{monday:yyyy-MM-dd}\"\n---\n");
        }
    }

    private static void Put(string directory, string path, string text)
    {
        var file = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
