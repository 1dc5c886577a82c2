using FsCheck;
using FsCheck.Fluent;
using Planner.Loading;

namespace Planner.Tests.Loading;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("45m", 0, 45)]
    [InlineData("+45m", 0, 45)]
    [InlineData("+ 45m", 0, 45)]
    [InlineData("-2d", -2, 0)]
    [InlineData("1w", 7, 0)]
    [InlineData("1w2d3h4m", 9, 184)]
    [InlineData("-1h30m", 0, -90)]
    [InlineData("0m", 0, 0)]
    [InlineData("36525d", 36525, 0)]
    public void Offsets_are_read(string text, int days, int minutes)
    {
        Assert.True(TimeText.TryOffset(text, out var offset));
        Assert.Equal(new TimeOffset(days, Duration.FromMinutes(minutes)), offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("45")]
    [InlineData("m")]
    [InlineData("45 m")]
    [InlineData("4.5h")]
    [InlineData("1h-30m")]
    [InlineData("45s")]
    [InlineData("45M")]
    [InlineData("--2d")]
    [InlineData("36526d")]
    [InlineData("9999999d")]
    [InlineData("99999w99999w99999w99999w99999w99999w")]
    [InlineData("99999999999999999999m")]
    [InlineData("٤٥m")]
    public void What_is_no_offset_is_refused(string text) => Assert.False(TimeText.TryOffset(text, out _));

    [Fact]
    public void An_offset_that_was_written_is_read_back() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Arb.From(from sign in Gen.Elements("", "+", "-") from days in Gen.Choose(0, 3000) from hours in Gen.Choose(0, 500) from minutes in Gen.Choose(0, 5000) select (sign, days, hours, minutes)),
            given =>
            {
                var factor = given.sign == "-" ? -1 : 1;
                return TimeText.TryOffset($"{given.sign}{given.days}d{given.hours}h{given.minutes}m", out var offset)
                    && offset == new TimeOffset(factor * given.days, Duration.FromMinutes(factor * ((given.hours * 60) + given.minutes)));
            }));

    [Fact]
    public void Any_text_is_a_time_or_is_refused() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(
            Arb.From(Gen.Elements("0123456789-: TZ+.٣\0".ToCharArray()).ArrayOf().Select(characters => new string(characters))),
            text => (!TimeText.TryTime(text, out var time) || time.Local.Year is >= 1900 and <= 2999)
                && (!TimeText.TryDate(text, out var date) || text == date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
                && (!WindowText.TryRead(text, out var window) || window.Days.Length == 7)));

    [Fact]
    public void A_local_time_that_was_written_is_read_back() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Arb.From(from days in Gen.Choose(0, 400_000) from seconds in Gen.Choose(0, 86_399) select new LocalDate(1900, 1, 1).PlusDays(days).AtMidnight().PlusSeconds(seconds)),
            local => TimeText.TryTime(local.ToString("uuuu-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), out var time) && time == new AuthoredTime(local, null)));

    [Theory]
    [InlineData("mon-fri 08:00-09:30", "mon-fri 08:00-09:30")]
    [InlineData("MON-Fri 08:00 - 09:30", "mon-fri 08:00-09:30")]
    [InlineData("fri-mon 22:00-02:00", "mon,fri,sat,sun 22:00-02:00")]
    [InlineData("sat, sun 10:00-24:00", "sat,sun 10:00-24:00")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData("mon-sun 22:00-07:00", "22:00-07:00")]
    [InlineData("tue 08:00-09:00", "tue 08:00-09:00")]
    public void Windows_are_read_and_written(string text, string written)
    {
        Assert.True(WindowText.TryRead(text, out var window));
        Assert.Equal(written, Planner.Findings.WindowNames.Of(window));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("mon")]
    [InlineData("08:00")]
    [InlineData("8:00-9:00")]
    [InlineData("08:00-25:00")]
    [InlineData("24:00-08:00")]
    [InlineData("08:00-08:00")]
    [InlineData("08:00–09:00")]
    [InlineData("lun 08:00-09:00")]
    [InlineData("mon-tue-wed 08:00-09:00")]
    [InlineData("mon, 08:00-09:00")]
    [InlineData("mon 08:00-09:00-10:00")]
    [InlineData("mon 08:00-09:00 ")]
    public void What_is_no_window_is_refused(string text) => Assert.False(WindowText.TryRead(text, out _));
}
