using System.Security.Cryptography;
using System.Text;

namespace Planner.Publishing.Connectors.Email;

/// <summary>How far a letter went along its list, as the ledger notes it: numbers and a hash, never an address.</summary>
/// <param name="List">Of the recipients before <paramref name="Next"/>: they have to be the same for the numbers to mean anything; more may follow behind them.</param>
/// <param name="Next">How many were begun.</param>
/// <param name="Open">Of which it is not known whether they have it; from zero.</param>
/// <param name="Later">Whom the server wants to be tried again.</param>
/// <param name="Refused">Whom the server does not take.</param>
/// <param name="Round">How often those of <paramref name="Later"/> were tried.</param>
internal sealed record EmailPosition(string List, int Next, ImmutableArray<int> Open, ImmutableArray<int> Later, ImmutableArray<int> Refused, int Round)
{
    private const string Note = "position";

    public static EmailPosition Start { get; } = new("", 0, [], [], [], 0);

    /// <summary>Null when nothing was sent yet.</summary>
    public static EmailPosition? Of(OutgoingMessage message) => message.Staging.Find(Note) is { } text ? Read(text) : null;

    public static string HashOf(ImmutableArray<string> recipients, int count) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', recipients.Take(count)))))[..16];

    /// <summary>Whether the recipients that were begun are still the first ones of the list.</summary>
    public bool Fits(ImmutableArray<string> recipients) => Next <= recipients.Length && (Next == 0 || HashOf(recipients, Next) == List);

    /// <summary>Whether there is anybody left to whom it may be sent without asking a person.</summary>
    public bool IsLeft(int recipients) => Next < recipients || !Later.IsEmpty;

    public SendFault Uncertain(int recipients) =>
        new(FaultKind.Unknown, string.Create(CultureInfo.InvariantCulture, $"of {Open.Length} of {recipients} recipients it is not known whether they have it (number {string.Join(", ", Open.Take(10).Select(index => index + 1))}{(Open.Length > 10 ? " …" : "")} of the list); all others were served. --retry sends it to just these again"));

    public Task KeepAsync(OutgoingMessage message, ImmutableArray<string> recipients) => message.Staging.KeepAsync(Note, (this with { List = HashOf(recipients, Next) }).ToString());

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{List};{Next};{string.Join(',', Open)};{string.Join(',', Later)};{string.Join(',', Refused)};{Round}");

    private static EmailPosition? Read(string text) =>
        text.Split(';') is [var list, var next, var open, var later, var refused, var round]
            ? new EmailPosition(list, Number(next), Numbers(open), Numbers(later), Numbers(refused), Number(round))
            : null;

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ImmutableArray<int> Numbers(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(Number)];
}
