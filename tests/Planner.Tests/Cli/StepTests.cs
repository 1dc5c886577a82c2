using Planner.Cli;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class StepTests : IDisposable
{
    private const string Path = "content/contests/bol.md";
    private const string Head = "---\ntitle: Un bol\nbrand: lune\nstart: 2026-10-01\nend: 2026-12-31\nterms: https://lune.example/r\nopens: 2026-11-20 09:00\ncloses: 2026-12-10 18:00\nsteps:\n";
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    /// <summary>Every line but one stays as it is, with its comments, quotes and blanks.</summary>
    [Theory]
    [InlineData("  - {id: lot, title: \"Lot: {un}, 'deux'\", owner: camille} # soon\n", "  - {id: lot, title: \"Lot: {un}, 'deux'\", owner: camille, done: 2026-11-02} # soon\n")]
    [InlineData("  - { id: lot, title: L'atelier, done: false , due: opens - 2d }\n", "  - { id: lot, title: L'atelier, done: 2026-11-02 , due: opens - 2d }\n")]
    [InlineData("  - {id: lot, title: Lot, done: , extra: {a: [1, 2]}}\n", "  - {id: lot, title: Lot, done: 2026-11-02, extra: {a: [1, 2]}}\n")]
    [InlineData("  - {id: lot,\n     title: Lot,\n     done: 2026-10-31\n    }\n", "  - {id: lot,\n     title: Lot,\n     done: 2026-11-02\n    }\n")]
    [InlineData("  - id: lot # the prize\n    title: Lot\n", "  - id: lot # the prize\n    done: 2026-11-02\n    title: Lot\n")]
    [InlineData("  - title: Lot\n    id: lot\n    done: false # not yet\n    extra:\n      done: never\n", "  - title: Lot\n    id: lot\n    done: 2026-11-02 # not yet\n    extra:\n      done: never\n")]
    public async Task A_step_that_is_done_is_written_and_nothing_else(string before, string after)
    {
        folder.Write(Path, Head + "  - {id: a, title: A}\n" + before + "  - {id: z, title: Z}\n---\nBrief {id: lot}\n");
        var result = await folder.RunAsync("step", "bol", "lot", "--done");
        Assert.Equal((ExitCodes.Fine, "bol/lot: done: 2026-11-02\n", ""), (result.Code, result.Output, result.Error));
        Assert.Equal(Head + "  - {id: a, title: A}\n" + after + "  - {id: z, title: Z}\n---\nBrief {id: lot}\n", folder.Read(Path));
        Assert.Equal("bol/lot: done: 2026-11-02, as before\n", (await folder.RunAsync("step", Path, "lot", "--done")).Output);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Line_ends_stay(string end)
    {
        var text = (Head + "  - id: lot\n    title: Lot\n---\n").Replace("\n", end, StringComparison.Ordinal);
        folder.Write(Path, text);
        Assert.Equal(ExitCodes.Fine, (await folder.RunAsync("step", "bol", "lot", "--done")).Code);
        Assert.Equal(text.Replace("id: lot" + end, $"id: lot{end}    done: 2026-11-02{end}", StringComparison.Ordinal), folder.Read(Path));
    }

    [Fact]
    public async Task Evidence_and_an_owner_are_written_too_and_a_step_can_be_opened_again()
    {
        folder.Write(Path, Head + "  - {id: lot, title: Lot, owner: }\n---\n");
        Assert.Equal(ExitCodes.Fine, (await folder.RunAsync("step", "bol", "lot", "--done", "2026-10-30", "--evidence", "Mail, {oct.}: \"yes\" # all", "--owner", "camille")).Code);
        Assert.Equal(Head + "  - {id: lot, title: Lot, owner: camille, done: 2026-10-30, evidence: \"Mail, {oct.}: \\\"yes\\\" # all\"}\n---\n", folder.Read(Path));
        Assert.Equal(ExitCodes.Fine, (await folder.RunAsync("step", "bol", "lot", "--open", "--evidence", "x")).Code);
        Assert.Equal(Head + "  - {id: lot, title: Lot, owner: camille, done: false, evidence: x}\n---\n", folder.Read(Path));
    }

    [Fact]
    public async Task It_says_which_posts_still_wait_for_what()
    {
        folder.Write(Path, Head + "  - {id: lot, title: Lot}\n  - {id: terms, title: Terms}\n  - {id: launch, title: Launch}\n---\n");
        folder.WritePost("teaser", "2026-11-20 09:00", more: "contest: bol\nstep: launch\n");
        Assert.Equal("teaser waits for terms\n", (await folder.RunAsync("step", "bol", "lot", "--done")).Error);
        Assert.Equal("", (await folder.RunAsync("step", "bol", "terms", "--done")).Error);
    }

    [Fact]
    public async Task Without_a_step_the_checklist_is_told()
    {
        folder.Write(Path, Head + "  - {id: lot, title: Lot, due: 2026-10-30, owner: camille}\n  - {id: terms, title: Terms, done: true}\n  - {id: ad, title: \"Ad\\e[31m\", due: lot + 1w, required: false}\n---\n");
        var told = await folder.RunAsync("step", "bol");
        Assert.Equal(
            ["late  2026-10-30  lot                  camille      Lot", "done  -           terms                -            Terms"],
            told.Output.Split('\n')[..2]);
        Assert.StartsWith("open  2026-11-06  ad ", told.Output.Split('\n')[2], StringComparison.Ordinal);
        Assert.DoesNotContain('\e', told.Output);
    }

    [Theory]
    [InlineData("There is no contest 'bowl'; did you mean 'bol'?", "bowl", "lot", "--done")]
    [InlineData("There is no step 'lots'; did you mean 'lot'?", "bol", "lots", "--done")]
    [InlineData("There is no person 'camile'; did you mean 'camille'?", "bol", "lot", "--owner", "camile")]
    [InlineData("--done takes a day such as 2026-12-01, not 'yesterday'", "bol", "lot", "--done", "yesterday")]
    [InlineData("--done 2026-11-03 is still to come", "bol", "lot", "--done", "2026-11-03")]
    [InlineData("a step is either --done or --open", "bol", "lot", "--done", "--open")]
    [InlineData("--evidence is empty", "bol", "lot", "--evidence", " ")]
    [InlineData("say what to write: --done, --open, --evidence TEXT or --owner ID", "bol", "lot")]
    public async Task What_cannot_be_written_is_told_and_nothing_is_changed(string message, params string[] arguments)
    {
        folder.Write(Path, Head + "  - {id: lot, title: Lot}\n---\n");
        var result = await folder.RunAsync(["step", .. arguments]);
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(Head + "  - {id: lot, title: Lot}\n---\n", folder.Read(Path));
    }

    [Theory]
    [InlineData("  - title: >\n      Lot\n    id: lot\n")]
    [InlineData("  - {id: lot, title: Lot, done: &a false}\n")]
    [InlineData("  - ? id\n    : lot\n    title: Lot\n")]
    public async Task A_form_that_only_a_person_can_change_is_left_to_one(string step)
    {
        folder.Write(Path, Head + step + "---\n");
        var result = await folder.RunAsync("step", "bol", "lot", "--done");
        Assert.True(result.Code == ExitCodes.Usage || folder.Read(Path) != Head + step + "---\n", result.Error);
        Assert.Equal(result.Code == ExitCodes.Usage, folder.Read(Path) == Head + step + "---\n");
    }

    [Fact]
    public async Task Two_steps_of_one_id_are_told_first()
    {
        folder.Write(Path, Head + "  - {id: lot, title: Lot}\n  - {id: lot, title: Other}\n---\n");
        Assert.Contains("duplicate-id", (await folder.RunAsync("step", "bol", "lot", "--done")).Error, StringComparison.Ordinal);
    }
}
