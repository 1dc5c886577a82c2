using System.Collections.Concurrent;

namespace Planner.Publishing.Connectors.Pinterest;

/// <summary>The board on which a pin goes: <c>board</c> under <c>extra:</c>, by its number or its name.</summary>
internal sealed class PinterestBoards(PinterestServer server)
{
    /// <summary>Nobody has more boards: 2,000 is Pinterest's own limit (help.pinterest.com "Board limits").</summary>
    private const int Pages = 10;

    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    public async Task<(string? Id, SendFault? Fault)> OfAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Extra("board")?.Value.Trim() is not { Length: > 0 } board)
        {
            return (null, new SendFault(FaultKind.Configuration, "no board: 'extra: {board: Summer recipes}' in the account's or the post's file"));
        }

        if (board.All(char.IsAsciiDigit))
        {
            return (board, null);
        }

        if (known.TryGetValue(board, out var id))
        {
            return (id, null);
        }

        var list = await server.ListAsync("boards", Pages, cancellationToken);
        if (list.Fault is { } fault)
        {
            return (null, fault);
        }

        var boards = list.Items.Select(item => (Id: item.Id("id"), Name: item.Text("name") ?? "")).ToArray();
        var named = boards.Where(each => each.Name == board).ToArray() is { Length: > 0 } exact ? exact : [.. boards.Where(each => each.Name.Equals(board, StringComparison.OrdinalIgnoreCase))];
        return named switch
        {
            [{ Id: { } only }] when only.All(char.IsAsciiDigit) => (known.GetOrAdd(board, only), null),
            [] => (null, Wrong($"the account has no board '{board}'{(DidYouMean.Nearest(board, [.. boards.Select(each => each.Name)]) is { } near ? $"; did you mean '{near}'?" : "")}")),
            _ => (null, Wrong($"the account has more than one board '{board}': name it by its number")),
        };
    }

    private SendFault Wrong(string why) => new(FaultKind.Configuration, server.Settings.Told(why));
}
