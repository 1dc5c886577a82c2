using System.Text;
using QRCoder;

namespace Planner.Rendering.Going;

/// <summary>A text as a QR code (ISO/IEC 18004) for print: SVG, black on white whatever the page's colours are.</summary>
internal static class QrCode
{
    /// <summary>
    /// A quarter of it may be lost: what is printed gets folded, wet and torn. The quiet zone of four modules, which the
    /// standard asks for, comes with the modules.
    /// </summary>
    private const QRCodeGenerator.ECCLevel Correction = QRCodeGenerator.ECCLevel.Q;

    /// <param name="title">What it leads to, for those who do not see it.</param>
    public static byte[] Svg(string text, string title)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, Correction);
        var modules = code.ModuleMatrix;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {modules.Count} {modules.Count}\" shape-rendering=\"crispEdges\" role=\"img\">")
            .Append("<title>").Append(HtmlText.Escape(title)).Append("</title>")
            .Append(CultureInfo.InvariantCulture, $"<path fill=\"#fff\" d=\"M0 0h{modules.Count}v{modules.Count}H0z\"/><path d=\"");
        for (var row = 0; row < modules.Count; row++)
        {
            Row(modules[row], row, svg);
        }

        return Encoding.UTF8.GetBytes(svg.Append("\"/></svg>\n").ToString());
    }

    /// <summary>Dark modules that touch are one rectangle: no printer leaves a hairline between them.</summary>
    private static void Row(System.Collections.BitArray modules, int row, StringBuilder svg)
    {
        for (var start = 0; start < modules.Count; start++)
        {
            var end = start;
            while (end < modules.Count && modules[end])
            {
                end++;
            }

            if (end > start)
            {
                svg.Append(CultureInfo.InvariantCulture, $"M{start} {row}h{end - start}v1h-{end - start}z");
                start = end;
            }
        }
    }
}
