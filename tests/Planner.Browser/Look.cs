namespace Planner.Browser;

/// <summary>How a visitor sees a page.</summary>
internal sealed record Look(int Width, ColorScheme Scheme)
{
    public const int Phone = 390;
    public const int Desktop = 1280;

    public static Look[] All { get; } =
        [new(Phone, ColorScheme.Light), new(Phone, ColorScheme.Dark), new(Desktop, ColorScheme.Dark), new(Desktop, ColorScheme.Light)];

    /// <summary>Each width and each scheme, for a second language on the same pages.</summary>
    public static Look[] Once { get; } = [new(Phone, ColorScheme.Dark), new(Desktop, ColorScheme.Light)];

    public static ViewportSize Size(int width) => new() { Width = width, Height = 800 };

    public async Task ApplyAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Size(Width).Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = Scheme });
    }
}
