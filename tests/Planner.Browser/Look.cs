namespace Planner.Browser;

/// <summary>How a visitor sees a page.</summary>
internal sealed record Look(int Width, ColorScheme Scheme)
{
    public const int Phone = 390;
    public const int Desktop = 1280;

    /// <summary>Each width and each scheme in either language, and in both together every pair: axe is what takes the time of these tests.</summary>
    public static Look[] Of(string language) => language == "fr"
        ? [new(Phone, ColorScheme.Light), new(Desktop, ColorScheme.Dark)]
        : [new(Phone, ColorScheme.Dark), new(Desktop, ColorScheme.Light)];

    public static ViewportSize Size(int width) => new() { Width = width, Height = 800 };

    public async Task ApplyAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Size(Width).Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = Scheme });
    }
}
