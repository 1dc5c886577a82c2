using Planner.Networks;
using Planner.Publishing.Ledger;

namespace Planner.Publishing;

/// <summary>
/// What went out lately and what was decided to go out before, in one pass over the deliveries: so that one run does not send a text twice
/// or more than a month's budget either.
/// </summary>
internal sealed class Outgoing
{
    private readonly Seen seen;
    private readonly Dictionary<(string Account, string Text), List<SameText>> texts = [];
    private readonly Dictionary<string, decimal> spent = new(StringComparer.Ordinal);

    public Outgoing(ImmutableArray<DeliveryRecord> recent, Seen seen)
    {
        this.seen = seen;
        var month = seen.Plan.Now.InUtc().Date.ToYearMonth();
        foreach (var each in recent.SelectMany(record => record.Events))
        {
            if (each is { Kind: LedgerEventKind.Published, Text: { } text } && each.At > seen.Plan.Now - Timing.SameText)
            {
                Add(each.Key.Account, text, new SameText(each.Key.Post, each.At));
            }

            if (each.Cost is { } cost && each.At.InUtc().Date.ToYearMonth() == month)
            {
                spent[each.Key.Account] = Spent(each.Key.Account) + cost;
            }
        }
    }

    /// <summary>Another delivery of the account with the same text; null when there is none.</summary>
    public SameText? SameText(Delivery delivery) =>
        !delivery.Text.Segments.IsEmpty && texts.TryGetValue((delivery.Account.Id, Fingerprints.OfText(delivery)), out var same) ? same.FirstOrDefault(each => each.Post != delivery.Post.Id && !Occurrence.IsIn(each.Post, delivery.Post)) : null;

    /// <summary>What the account was, and will be, billed in the calendar month of this moment (UTC), in US dollars.</summary>
    public decimal Spent(string account) => spent.GetValueOrDefault(account);

    /// <summary>What the network bills for it; only counted where an account has a budget.</summary>
    public decimal CostOf(Delivery delivery) => delivery.Network.Cost is null ? 0 : Preparing.Of(delivery, seen.Content).Cost ?? 0;

    /// <summary>It was decided that it goes out.</summary>
    public void Add(Delivery delivery)
    {
        if (!delivery.Text.Segments.IsEmpty)
        {
            Add(delivery.Account.Id, Fingerprints.OfText(delivery), new SameText(delivery.Post.Id, null));
        }

        if (delivery.Account.ApiBudget is not null)
        {
            spent[delivery.Account.Id] = Spent(delivery.Account.Id) + CostOf(delivery);
        }
    }

    private void Add(string account, string text, SameText same)
    {
        if (!texts.TryGetValue((account, text), out var all))
        {
            texts.Add((account, text), all = []);
        }

        all.Add(same);
    }
}

/// <param name="At">When it went out; null for what goes out with this run.</param>
internal sealed record SameText(string Post, Instant? At);
