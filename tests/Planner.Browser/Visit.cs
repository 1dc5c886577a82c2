using System.Collections.Concurrent;

namespace Planner.Browser;

/// <summary>A visit to a site that notes whatever should not happen on the way: errors, requests elsewhere, dialogs.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly Uri site;
    private readonly ConcurrentQueue<string> faults = new();

    private Visit(IPage page, Uri site)
    {
        this.site = site;
        Page = page;
        // What the site's policy forbids is an error in the console too.
        page.Console += (_, message) => NoteIf(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(error);
        page.Request += (_, request) => NoteIf(!IsOfTheSite(request.Url), $"asks for {request.Url}");
        page.Response += (_, response) => NoteIf(response.Status >= 400, $"{response.Status} {response.Url}");
        page.Popup += (_, window) => Note("a window opens: " + window.Url);
        // What the site's own script makes comes from nowhere.
        page.Download += (_, download) => NoteIf(!download.Url.StartsWith("blob:", StringComparison.Ordinal), "a download starts: " + download.Url);
        page.Dialog += async (_, dialog) =>
        {
            Note("a dialog opens: " + dialog.Message);
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>What went wrong, each with the page where it did.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public static async Task<Visit> StartAsync(IBrowser browser, Uri site, int width = Look.Desktop, bool hasScript = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = Look.Size(width), JavaScriptEnabled = hasScript, ReducedMotion = ReducedMotion.Reduce });
        return new Visit(await context.NewPageAsync(), site);
    }

    public Task OpenAsync(string page) => Page.GotoAsync(new Uri(site, page).AbsoluteUri);

    public async Task NoteWhatDoesNotFitAsync()
    {
        var excess = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        NoteIf(excess > 0, $"{excess} px wider than the window");
    }

    public void Note(string fault) => faults.Enqueue($"{Page.Url.Replace(site.AbsoluteUri, "", StringComparison.Ordinal)}: {fault}");

    public void MetNoFault() => Assert.True(faults.IsEmpty, string.Join('\n', faults));

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void NoteIf(bool isFault, string what)
    {
        if (isFault)
        {
            Note(what);
        }
    }

    private bool IsOfTheSite(string address) =>
        address.StartsWith(site.AbsoluteUri, StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal);
}
