using Planner.Tests.Publishing.Commands;

namespace Planner.Tests.Publishing.Connectors.X;

/// <summary>X bills by the post, and thirteen times as much for one with an address (docs.x.com "Pricing", 2026-08-22).</summary>
[Collection("command line")]
public sealed class XBudgetTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task An_address_costs_what_X_bills_for_it_and_the_next_month_begins_anew()
    {
        Account("0.22");
        repository.Post("lien", "2026-11-02 07:56", "Voir ateliers-lune.fr", "lune-x");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Contains("\"cost\": 0.2", repository.LedgerText, StringComparison.Ordinal);
        repository.Post("texte", "2026-11-02 07:57", "Un texte", "lune-x");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        repository.Post("de-trop", "2026-11-02 07:58", "Un autre texte", "lune-x");
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains("the month's api_budget of 0.22 USD is spent", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, repository.Sent.Length);
        repository.Now = Instant.FromUtc(2026, 12, 1, 7, 0);
        repository.Post("decembre", "2026-12-01 07:59", "En décembre", "lune-x");
        await repository.RunAsync("publish");
        Assert.Equal(3, repository.Sent.Length);
    }

    [Fact]
    public async Task Each_message_of_a_thread_is_counted_when_it_is_out()
    {
        Account("1");
        repository.Post("fil", "2026-11-02 07:58", "Un\n\n---\n\nDeux https://ateliers-lune.fr\n\n---\n\nTrois", "lune-x");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Equal(["0.015", "0.2", "0.015"], System.Text.RegularExpressions.Regex.Matches(repository.LedgerText, "\"cost\": ([0-9.]+)").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task A_post_that_would_cost_more_than_is_left_does_not_begin()
    {
        Account("0.22");
        repository.Post("fil", "2026-11-02 07:58", "Un\n\n---\n\nDeux https://ateliers-lune.fr\n\n---\n\nTrois", "lune-x");
        Assert.Equal(3, (await repository.RunAsync("publish")).Code);
        Assert.Empty(repository.Sent);
    }

    private void Account(string budget) =>
        repository.Write("content/accounts/lune-x.yml", $"network: x\nbrand: lune\nhandle: \"@lune\"\nconnector: file\napi_budget: {budget}\n");
}
