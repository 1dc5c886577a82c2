using System.Buffers;
using System.Text;

namespace Planner.Rendering;

/// <summary>
/// Where each page of the site is, relative to its root and without a leading slash. Flat files, one folder a kind:
/// a folder a page triples the cost of writing a site. The same text is the file's path and, after
/// <see cref="Address"/>, its link.
/// </summary>
public static class SitePaths
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    private static readonly SearchValues<char> Plain = SearchValues.Create(Letters);
    private static readonly SearchValues<char> NeedNoEscape = SearchValues.Create(Letters + "/~");

    public static string Post(string id) => Page("posts", id);

    public static string Brand(string id) => Page("brands", id);

    /// <summary>A brand's plan against its strategy.</summary>
    public static string Strategy(string brand) => Page("strategy", brand);

    /// <summary>Every line of every budget, for finance.</summary>
    public const string Budgets = "campaigns/budget.csv";

    /// <summary>All campaigns and contests on a line of time: the quarter of today.</summary>
    public const string Timeline = "timeline/index.html";

    /// <param name="first">The quarter's first day.</param>
    public static string TimelineOf(LocalDate first) => string.Create(CultureInfo.InvariantCulture, $"timeline/{first.Year:D4}-q{((first.Month - 1) / 3) + 1}.html");

    public static string Account(string id) => Page("accounts", id);

    public static string AccountCalendar(string id) => $"accounts/{FileName(id)}.ics";

    /// <summary>What Flipboard reads for an account's magazine.</summary>
    public static string MagazineFeed(string account) => $"feeds/flipboard-{FileName(account)}.xml";

    public static string Campaign(string id) => Page("campaigns", id);

    public static string Contest(string id) => Page("contests", id);

    public static string Person(string id) => Page("people", id);

    /// <summary>What waits for a person's yes.</summary>
    public static string Waiting(string person) => Page("waiting", person);

    public static string Playbook(string id) => Page("playbooks", id);

    public static string Month(YearMonth month) => string.Create(CultureInfo.InvariantCulture, $"months/{month.Year:D4}-{month.Month:D2}.html");

    /// <param name="monday">The week's first day.</param>
    public static string Week(LocalDate monday) => $"weeks/{WeekName(monday)}.html";

    /// <summary>The days of a post list that one page is too short for, by month.</summary>
    public static string ListMonth(string path, YearMonth month) =>
        string.Create(CultureInfo.InvariantCulture, $"{path[..^".html".Length]}~~{month.Year:D4}-{month.Month:D2}.html");

    /// <summary>The same path as a link: what an address cannot hold is escaped.</summary>
    public static string Address(string path) =>
        path.AsSpan().ContainsAnyExcept(NeedNoEscape) ? string.Join('/', path.Split('/').Select(Uri.EscapeDataString)) : path;

    internal static string WeekName(LocalDate date) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NodaTime.Calendars.WeekYearRules.Iso.GetWeekYear(date):D4}-w{NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(date):D2}");

    private static string Page(string folder, string id) => $"{folder}/{FileName(id)}.html";

    /// <summary>
    /// The id where every file system and address can hold it; otherwise each character that some cannot becomes
    /// <c>~</c> and its code. An <c>id:</c> in a front matter may hold anything, <c>../</c> too.
    /// </summary>
    internal static string FileName(string id)
    {
        if (id is "index")
        {
            return "index~";
        }

        if (id.Length > 0 && id[0] != '.' && (!id.AsSpan().ContainsAnyExcept(Plain) || id.All(IsPlain)))
        {
            return id;
        }

        var name = new StringBuilder();
        foreach (var c in id)
        {
            _ = IsPlain(c) && !(c == '.' && name.Length == 0) ? name.Append(c) : name.Append(CultureInfo.InvariantCulture, $"~{(int)c:x4}");
        }

        return name.ToString();
    }

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is '-' or '.' or '_';
}
