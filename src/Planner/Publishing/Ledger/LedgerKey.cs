namespace Planner.Publishing.Ledger;

/// <summary>Which delivery an event is about: a post on an account, whatever becomes of its time and text.</summary>
/// <param name="Post">The post's id, which <c>id:</c> in its front matter keeps across a rename.</param>
/// <param name="Account">The account's id.</param>
internal sealed record LedgerKey(string Post, string Account)
{
    public static LedgerKey Of(Delivery delivery) => new(delivery.Post.Id, delivery.Account.Id);

    public override string ToString() => $"{Post} on {Account}";
}
