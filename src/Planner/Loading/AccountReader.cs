using Planner.Networks;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads accounts.</summary>
internal static class AccountReader
{
    private static readonly Field<Located<string>> Network = new("network", Located(FieldTypes.Id), "The network: mastodon, bluesky, instagram …", IsRequired: true);
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand that speaks.", IsRequired: true);
    private static readonly Field<string> Handle = new("handle", Text, "Its name on the network, between quotes when it starts with @.", IsRequired: true);
    private static readonly Field<Located<string>> Server = new("server", Located(ServerUrl), "The server's address; https, or http on this machine.");

    private static readonly Field<Located<string>> Api = new("api", Located(ServerUrl), "Where the network's API is, instead of its own address: a proxy, a test server; https, or http on this machine.");

    // A server often speaks another network's language: a snac account may go through mastodon.
    private static readonly Field<Located<string>> Connector = new(
        "connector",
        Located(OneOfText(["manual", "file", "webhook", .. BuiltInNetworks.Ids])),
        "The transport, when it is not the network's own: manual (a person does it), file, webhook, or another network's.");
    private static readonly Field<ImmutableArray<MapEntry<Located<string>>>> Secrets =
        new("secrets", SecretNames, "Names of environment variables that hold the secrets.");
    private static readonly Field<string> Language = new("language", FieldTypes.Language, "The language it speaks.");
    private static readonly Field<DateTimeZone> Timezone = new("timezone", TimeTypes.Zone, "The zone of its times.");
    private static readonly Field<Cadence> Cadence = new("cadence", CadenceReader.Type, "How often it should speak.");
    private static readonly Field<ImmutableArray<WeeklyWindow>> Windows = new("windows", ListOf(TimeTypes.Window), "Hours in which it speaks: \"mon-fri 08:00-09:30\".");
    private static readonly Field<ImmutableArray<WeeklyWindow>> Quiet = new("quiet", ListOf(TimeTypes.Window), "Hours in which it is silent: \"22:00-07:00\".");
    private static readonly Field<bool> NativeSchedule = new("native_schedule", Flag, "Whether deliveries are handed to the network before their time.");
    private static readonly Field<TimeOffset> Grace = new("grace", TimeTypes.Span, "How long after its moment a delivery may still go out by itself.");
    private static readonly Field<LatePolicy> Late = new("late", PostTypes.Late, "What to do when a moment was missed.");
    private static readonly Field<decimal> ApiBudget = new("api_budget", Amount, "The most that its network's API may cost in a month, in US dollars.");
    private static readonly Field<ImmutableArray<MapEntry<decimal>>> Instance = new("instance", MapOf(Number), "Limits that the server states.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "account", "A brand's presence on one network.",
        Network, Brand, Handle, Server, Api, Connector, Secrets, Language, Timezone, HolidayFields.Country, HolidayFields.Holidays, Cadence, Windows, Quiet, NativeSchedule, Grace, Late, ApiBudget, ReviewReader.Field, Instance);

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields || fields.Get(Network) is not { } network || fields.Get(Brand) is not { } brand)
        {
            return null;
        }

        return new Account
        {
            Id = document.Id,
            Source = fields.Source,
            Network = network.Value,
            Brand = brand.Value,
            Handle = fields.Value(Handle) ?? document.Id,
            Server = fields.Nullable(Server),
            Api = fields.Nullable(Api),
            Connector = fields.Nullable(Connector),
            Secrets = new NamedTexts([.. fields.Items(Secrets).Select(pair => new NamedText(pair.Key.Value, pair.Value))]),
            Language = fields.Value(Language),
            Timezone = fields.Value(Timezone),
            Country = fields.Value(HolidayFields.Country),
            Holidays = fields.Value(HolidayFields.Holidays),
            Cadence = fields.Value(Cadence),
            Windows = fields.Items(Windows),
            Quiet = fields.Items(Quiet),
            NativeSchedule = fields.Value(NativeSchedule),
            Grace = fields.Nullable(Grace),
            Late = fields.Nullable(Late),
            ApiBudget = fields.Nullable(ApiBudget),
            Review = fields.Value(ReviewReader.Field),
            Extra = ExtraReader.Of(fields),
            Instance = Limits(fields),
        };
    }

    private static ImmutableDictionary<string, decimal> Limits(FieldValues fields)
    {
        var limits = ImmutableDictionary<string, decimal>.Empty;
        foreach (var (name, value) in fields.Items(Instance))
        {
            limits = limits.Add(name.Value, value);
        }

        return limits;
    }
}

/// <summary>Reads how often an account should speak.</summary>
internal static class CadenceReader
{
    private static readonly Field<int> PerWeek = new("per_week", Count, "Posts expected in each week.");
    private static readonly Field<int> MaxPerDay = new("max_per_day", Count, "Posts allowed on one day.");
    private static readonly Field<TimeOffset> MinGap = new("min_gap", TimeTypes.Span, "Time that must lie between two posts: 3h.");

    public static FieldType<Cadence> Type { get; } = Group(
        new Shape("cadence", "How often an account should speak.", [PerWeek, MaxPerDay, MinGap]),
        fields => new Cadence(fields.Nullable(PerWeek), fields.Nullable(MaxPerDay), fields.Nullable(MinGap), fields.Source));
}
