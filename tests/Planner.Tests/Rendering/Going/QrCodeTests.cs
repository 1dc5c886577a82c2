using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Planner.Rendering.Going;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Planner.Tests.Rendering.Going;

/// <summary>What we draw is read by a reader that has nothing in common with what makes it.</summary>
public sealed partial class QrCodeTests
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("https://plan.example/go/noel/")]
    [InlineData("https://plan.example/agence/go/a/")]
    [InlineData("https://una-agenzia-dal-nome-lungo.example/un/percorso/ancora/piu/lungo/go/sessanta-lettere-che-nessuno-batte-a-macchina-per-piacere/")]
    public void It_is_read_back(string address)
    {
        var (svg, size) = Parsed(address);
        var luminance = new byte[size * size * 16];
        Array.Fill(luminance, (byte)255);
        foreach (Match run in Run().Matches(svg.Elements(Namespace + "path").ElementAt(1).Attribute("d")!.Value))
        {
            Paint(luminance, size, Number(run, "x"), Number(run, "y"), Number(run, "w"));
        }

        var source = new RGBLuminanceSource(luminance, size * 4, size * 4, RGBLuminanceSource.BitmapFormat.Gray8);
        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
        Assert.Equal(address, read.Text);
        Assert.Equal("Q", Assert.IsType<string>(read.ResultMetadata[ResultMetadataType.ERROR_CORRECTION_LEVEL]));
    }

    [Fact]
    public void Four_modules_around_it_stay_white()
    {
        var (svg, size) = Parsed("https://plan.example/go/noel/");
        var runs = Run().Matches(svg.Elements(Namespace + "path").ElementAt(1).Attribute("d")!.Value);
        Assert.Equal(4, runs.Min(run => Number(run, "x")));
        Assert.Equal(4, runs.Min(run => Number(run, "y")));
        Assert.Equal(size - 4, runs.Max(run => Number(run, "x") + Number(run, "w")));
        Assert.Equal(size - 5, runs.Max(run => Number(run, "y")));
    }

    [Fact]
    public void Its_title_is_text_whatever_stands_in_it()
    {
        var svg = Encoding.UTF8.GetString(QrCode.Svg("https://plan.example/", "<script>alert(1)</script> & \"co\""));
        Assert.Equal("<script>alert(1)</script> & \"co\"", XElement.Parse(svg).Element(Namespace + "title")!.Value);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
    }

    private static (XElement Svg, int Size) Parsed(string address)
    {
        var svg = XElement.Parse(Encoding.UTF8.GetString(QrCode.Svg(address, "A title")));
        var box = svg.Attribute("viewBox")!.Value.Split(' ');
        Assert.Equal(box[2], box[3]);
        return (svg, int.Parse(box[2], CultureInfo.InvariantCulture));
    }

    /// <summary>Four pixels a module.</summary>
    private static void Paint(byte[] luminance, int size, int x, int y, int width)
    {
        for (var row = y * 4; row < (y + 1) * 4; row++)
        {
            luminance.AsSpan((row * size * 4) + (x * 4), width * 4).Clear();
        }
    }

    private static int Number(Match run, string name) => int.Parse(run.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<w>\d+)v1h-\d+z", RegexOptions.ExplicitCapture)]
    private static partial Regex Run();
}
