using Deque.AxeCore.Commons;

namespace Planner.Browser;

/// <summary>What axe says against a page. It runs where it is, several times for a page: its own package for Playwright opens a new tab for each run.</summary>
internal static class Accessibility
{
    private const string Run = """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)).concat(found.passes.length ? [] : ['nothing to check']);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>WCAG 2.0 to 2.2, levels A and AA, one line a violation.</summary>
    public static async Task<string[]> CheckAsync(IPage page)
    {
        if (await page.EvaluateAsync<bool>("!window.axe"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(Run);
    }
}
