using Planner.Loading;

namespace Planner.Publishing.Ledger;

/// <summary>Where events stand: <c>2026-11/&lt;post&gt;/&lt;account&gt;/0003-published-&lt;run&gt;.json</c>, the month that of the due time in UTC.</summary>
internal static class LedgerPath
{
    /// <summary>The folder beside the months: secrets of accounts, sealed (<see cref="Tokens.VaultFile"/>).</summary>
    public const string Vault = "vault";

    /// <summary>No delivery has a million events; a number that claims so is forged.</summary>
    private const int MostDigits = 6;

    private const int MostRunCharacters = 64;

    /// <exception cref="ArgumentException">A part of it cannot stand in a path.</exception>
    public static string Of(LedgerEvent each, int number) =>
        IsSafe(each)
            ? $"{Month(each.Due)}/{each.Key.Post}/{each.Key.Account}/{number:D4}-{LedgerWords.Of(each.Kind)}-{each.Run}.json"
            : throw new ArgumentException($"'{each.Key}' in the run '{each.Run}' cannot be written to the ledger.", nameof(each));

    public static string Month(Instant due)
    {
        var utc = due.InUtc();
        return Month(new YearMonth(utc.Year, utc.Month));
    }

    public static string Month(YearMonth month) => $"{month.Year:D4}-{month.Month:D2}";

    /// <summary>Null when the name is no month's.</summary>
    public static YearMonth? MonthOf(string name) =>
        name is [var a, var b, var c, var d, '-', var e, var f] && IsDigits([a, b, c, d, e, f])
        && int.Parse(name.AsSpan(0, 4)) is > 0 and var year && int.Parse(name.AsSpan(5)) is >= 1 and <= 12 and var month
            ? new YearMonth(year, month)
            : null;

    /// <summary>The number that a file's name begins with; null when it is no event's.</summary>
    public static int? NumberOf(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash is >= 4 and <= MostDigits && IsDigits(name.AsSpan(0, dash)) ? int.Parse(name.AsSpan(0, dash)) : null;
    }

    /// <summary>Whether its parts are ids, as content has them, and no path of their own.</summary>
    public static bool IsSafe(LedgerEvent each) =>
        Ids.IsValid(each.Key.Post) && Ids.IsValid(each.Key.Account) && IsRun(each.Run) && each.Due.InUtc().Year is >= 1 and <= 9999;

    private static bool IsRun(string run) =>
        run.Length is > 0 and <= MostRunCharacters && run.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
