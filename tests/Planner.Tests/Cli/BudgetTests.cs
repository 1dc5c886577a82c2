using System.Text.Json;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class BudgetTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public BudgetTests()
    {
        folder.Write("content/brands/tide.yml", "name: Tide\n");
        folder.Write("content/campaigns/noel.yml", "title: Noël; =1+1\nbrand: lune\nstart: 2026-11-24\nend: 2026-12-24\nbudget:\n  currency: EUR\n  total: 1000\n  lines:\n    - {what: '=HYPERLINK(1)', network: x, from: 2026-12-01, until: 2026-12-05, link: https://ads.example/1, planned: 400.5, committed: 300, spent: 350}\n    - {what: Photos, planned: 200}\n");
        folder.Write("content/campaigns/tickets.yml", "title: Tickets\nbrand: tide\nstart: 2026-11-24\nend: 2026-12-24\nbudget: {currency: CAD, total: 90}\n");
        folder.Write("content/campaigns/free.yml", "title: Free\nbrand: tide\nstart: 2026-11-24\nend: 2026-12-24\n");
        folder.Write("content/contests/bol.yml", "title: Un bol\nbrand: lune\nstart: 2026-11-24\nend: 2026-12-24\nopens: 2026-11-25 10:00\ncloses: 2026-12-01 10:00\nbudget: {currency: EUR, lines: [{what: Lot, planned: 80, committed: 80}]}\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_table_has_a_line_a_campaign_and_never_adds_two_currencies()
    {
        var result = await folder.RunAsync("budget");
        Assert.Equal(0, result.Code);
        Assert.Equal(
            """
            campaign  currency   budget  planned  committed   spent  used
            bol       EUR         80.00    80.00      80.00    0.00  100 %
            noel      EUR       1000.00   600.50     300.00  350.00  35 %
            tickets   CAD         90.00     0.00       0.00    0.00   0 %

            lune      EUR       1080.00   680.50     380.00  350.00  40 %
            tide      CAD         90.00     0.00       0.00    0.00   0 %
            all       CAD         90.00     0.00       0.00    0.00   0 %
            all       EUR       1080.00   680.50     380.00  350.00  40 %

            """.ReplaceLineEndings("\n").Replace("  35 %", "   35 %", StringComparison.Ordinal).Replace("  40 %", "   40 %", StringComparison.Ordinal).Replace("   0 %", "    0 %", StringComparison.Ordinal).Replace("spent  used", "spent   used", StringComparison.Ordinal),
            result.Output);
    }

    [Fact]
    public async Task One_campaign_shows_its_lines() =>
        Assert.Matches(@"\n  Photos +EUR +- +200\.00 +- +- +0 %\n", (await folder.RunAsync("budget", "--campaign", "noel")).Output);

    [Fact]
    public async Task The_table_for_spreadsheets_holds_no_formula_and_both_kinds_of_numbers()
    {
        var english = (await folder.RunAsync("budget", "--format", "csv", "--campaign", "noel")).Output;
        Assert.Equal(
            "\uFEFFBrand,Campaign,Id,Kind,Start,End,Line,Network,From,Until,Currency,Planned,Committed,Spent,Ad platform\r\n"
            + "Lune,\"Noël; =1+1\",noel,Campaign,2026-11-24,2026-12-24,'=HYPERLINK(1),x,2026-12-01,2026-12-05,EUR,400.5,300,350,https://ads.example/1\r\n"
            + "Lune,\"Noël; =1+1\",noel,Campaign,2026-11-24,2026-12-24,Photos,,,,EUR,200,,,\r\n",
            english);
        var french = (await folder.RunAsync("budget", "--format", "csv", "--campaign", "noel", "--separator", "semicolon")).Output;
        Assert.Contains(";EUR;400,5;300;350;https://ads.example/1\r\n", french, StringComparison.Ordinal);
        Assert.Contains("Tide,Tickets,tickets,Campaign,2026-11-24,2026-12-24,,,,,CAD,90,,,\r\n", (await folder.RunAsync("budget", "--format", "csv", "--brand", "tide")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_amounts_as_numbers()
    {
        using var json = JsonDocument.Parse((await folder.RunAsync("budget", "--format", "json")).Output);
        var noel = json.RootElement.GetProperty("campaigns").EnumerateArray().Single(campaign => campaign.GetProperty("id").GetString() == "noel");
        Assert.Equal(600.5m, noel.GetProperty("planned").GetDecimal());
        Assert.Equal("2026-12-05", noel.GetProperty("lines")[0].GetProperty("until").GetString());
        Assert.Equal(["CAD 90", "EUR 1080"], json.RootElement.GetProperty("sums").EnumerateArray().Select(sum => $"{sum.GetProperty("currency").GetString()} {sum.GetProperty("budget").GetDecimal():0}"));
        Assert.Equal(["lune", "tide"], json.RootElement.GetProperty("brands").EnumerateArray().Select(sum => sum.GetProperty("brand").GetString()));
    }

    [Theory]
    [InlineData("there is no campaign or contest 'noell'; did you mean 'noel'?", "--campaign", "noell")]
    [InlineData("there is no brand 'lun'; did you mean 'lune'?", "--brand", "lun")]
    public async Task A_name_that_is_none_is_told(string message, params string[] arguments)
    {
        var result = await folder.RunAsync(["budget", .. arguments]);
        Assert.Equal(2, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sums_that_lack_an_amount_say_so()
    {
        folder.Write("content/campaigns/broken.md", "---\ntitle: Broken\nbrand: lune\nstart: 2026-11-24\nend: 2026-12-24\nbudget: { currency: EUR, lines: [{ what: Photos, planned: -200 }] }\n---\n");
        var run = await folder.RunAsync("budget", "--format", "csv");
        Assert.Equal(1, run.Code);
        Assert.Contains("what cannot be read is in no sum: content/campaigns/broken.md(6,", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_budget_that_is_said()
    {
        using var empty = CommandFolder.WithPlan();
        Assert.Equal("No campaign has a budget.\n", (await empty.RunAsync("budget")).Output);
    }
}
