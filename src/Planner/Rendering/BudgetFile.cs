using System.Text;
using Planner.Budgets;

namespace Planner.Rendering;

/// <summary>Every budget as a table for spreadsheets, in the language of the site and with its decimal mark.</summary>
internal static class BudgetFile
{
    public static IEnumerable<OutputFile> Render(SiteIndex index)
    {
        var entries = BudgetSheet.Of(index.Content);
        if (!entries.IsEmpty)
        {
            var csv = BudgetCsv.Of(entries, CsvForm.OfLanguage(index.Language.Code), key => index.Language[key]);
            yield return new OutputFile(SitePaths.Budgets, Encoding.UTF8.GetBytes(csv));
        }
    }
}
