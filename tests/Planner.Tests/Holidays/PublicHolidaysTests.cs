using System.Globalization;
using System.Text;
using Planner.Holidays;

namespace Planner.Tests.Holidays;

public sealed class PublicHolidaysTests
{
    public static TheoryData<string> Countries => [.. PublicHolidays.Countries];

    /// <summary>From the table of the Astronomical Applications Department, U.S. Naval Observatory: the earliest and latest days are among them.</summary>
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1961-04-02")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2285-03-22")]
    public void Easter_is_the_day_that_tables_give(string day)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        Assert.Equal(date, HolidayDates.Easter(date.Year));
    }

    [Fact]
    public void Easter_is_a_sunday_from_22_March_to_25_April() => Assert.All(Enumerable.Range(1600, 1500), year =>
    {
        var easter = HolidayDates.Easter(year);
        Assert.Equal(IsoDayOfWeek.Sunday, easter.DayOfWeek);
        Assert.InRange(easter, new LocalDate(year, 3, 22), new LocalDate(year, 4, 25));
    });

    [Theory]
    [InlineData("05-01", "2027-05-01")]
    [InlineData("easter +39", "2027-05-06")]
    [InlineData("third monday of 02", "2027-02-15")]
    [InlineData("first monday of 02", "2027-02-01")]
    [InlineData("last monday of 05", "2027-05-31")]
    [InlineData("monday before 05-25", "2027-05-24")]
    [InlineData("wednesday before 11-23", "2027-11-17")]
    [InlineData("first sunday of 09 +4", "2027-09-09")]
    public void A_day_is_said_in_a_few_words(string text, string day) =>
        Assert.Equal(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, HolidayDates.Read(text)!(2027));

    [Theory]
    [InlineData("")]
    [InlineData("02-29")]
    [InlineData("13-01")]
    [InlineData("5-1")]
    [InlineData("fifth monday of 02")]
    [InlineData("first 1 of 02")]
    [InlineData("easter 1")]
    [InlineData("monday after 05-25")]
    public void What_is_no_day_of_every_year_is_refused(string text) => Assert.Null(HolidayDates.Read(text));

    [Theory, MemberData(nameof(Countries))]
    public void Each_country_has_sources_a_date_and_names_in_English_and_French(string code)
    {
        var country = PublicHolidays.CountryOf(code)!;
        Assert.NotEmpty(country.Sources);
        Assert.InRange(country.AsOf, new LocalDate(2026, 1, 1), new LocalDate(2100, 1, 1));
        Assert.All(country.Rules, rule =>
        {
            Assert.True(rule.Names.TryGetValue("en", out _) && rule.Names.TryGetValue("fr", out _));
            Assert.All(rule.Regions.Concat(rule.Except), region => Assert.True(country.Regions.TryGetValue(region, out _), region));
            Assert.True(rule.Regions.IsEmpty || rule.Except.IsEmpty);
            Assert.DoesNotContain(IsoDayOfWeek.None, rule.Moved.Keys.Concat(rule.Observed.Keys));
        });
        Assert.All(country.Regions.All, region => Assert.Contains(country.Rules, rule => rule.Regions.Contains(region.Name) || rule.Except.Contains(region.Name)));
    }

    [Fact]
    public void The_contract_names_these_countries() => Assert.Equal("BE CA CH DE ES FR GB IE IT LU NL PT US", string.Join(" ", PublicHolidays.Countries));

    /// <summary>Where the law gives a day off for a holiday on a weekend, that day is a working day, and nobody else's.</summary>
    [Theory]
    [InlineData("US")]
    [InlineData("GB-ENG")]
    [InlineData("GB-SCT")]
    [InlineData("GB-NIR")]
    [InlineData("CA")]
    [InlineData("CA-ON")]
    public void A_holiday_on_a_weekend_has_a_working_day_off(string place)
    {
        foreach (var year in Enumerable.Range(2022, 60))
        {
            var all = PublicHolidays.Of(place, year);
            Assert.All(all.Where(holiday => holiday.IsObserved), holiday => Assert.InRange(holiday.Date.DayOfWeek, IsoDayOfWeek.Monday, IsoDayOfWeek.Friday));
            var off = all.Where(holiday => holiday.IsObserved).Select(holiday => holiday.Date).ToArray();
            Assert.Equal(off.Length, off.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("FR", true)]
    [InlineData("FR-57", true)]
    [InlineData("CA-QC", true)]
    [InlineData("GB-SCT", true)]
    [InlineData("FR-75", false)]
    [InlineData("fr", false)]
    [InlineData("JP", false)]
    [InlineData("", false)]
    [InlineData("FR-", false)]
    [InlineData("../networks/x", false)]
    public void Places_without_days_of_their_own_are_not_known(string place, bool isKnown) => Assert.Equal(isKnown, PublicHolidays.Knows(place));

    [Fact]
    public void Every_place_in_three_years()
    {
        var text = new StringBuilder();
        foreach (var place in PublicHolidays.Places)
        {
            text.Append(place).Append('\n');
            foreach (var holiday in Enumerable.Range(2026, 3).SelectMany(year => PublicHolidays.Of(place, year)))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {holiday.Date:uuuu-MM-dd ddd} {holiday.NameIn("en")}{(holiday.IsObserved ? " (observed)" : "")} | {holiday.NameIn("fr-CA")}\n");
            }
        }

        Golden.Check("tests/Planner.Tests/Golden/holidays.txt", text.ToString());
    }
}
