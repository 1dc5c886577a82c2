using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Planner.Networks.Counting;

namespace Planner.Tests.Networks.Counting;

public class PunycodeTests
{
    /// <summary>RFC 3492, 7.1: Arabic, Chinese, and a mix of Japanese and Latin.</summary>
    [Theory]
    [InlineData("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn")]
    [InlineData("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b")]
    [InlineData("bücher", "bcher-kva")]
    public void An_encoded_label_is_as_long_as_the_standard_says(string label, string encoded) =>
        Assert.Equal("xn--".Length + encoded.Length, Punycode.EncodedLength(label));

    [Fact]
    public void Labels_are_as_long_as_the_runtime_makes_them() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements<string>("a", "7", "é", "ж", "か", "日", "本", "한", "𠀡").NonEmptyListOf().Select(letters => string.Concat(letters.Take(12))).ToArbitrary(),
        label => Punycode.EncodedLength(label) == new IdnMapping().GetAscii(label).Length));
}
