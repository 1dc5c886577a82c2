using System.Reflection;

namespace Planner.Networks.Counting;

/// <summary>The files of <c>Data/</c>, which are part of the program.</summary>
internal static class CountingData
{
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("counting/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
