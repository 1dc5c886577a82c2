using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads stops on publishing.</summary>
internal static class HoldReader
{
    private static readonly Field<string> Reason = new("reason", Text, "Why nothing goes out.", IsRequired: true);
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand that is stopped.");
    private static readonly Field<Located<string>> Account = new("account", Located(FieldTypes.Id), "The account that is stopped.");
    private static readonly Field<Located<AuthoredTime>> From = new("from", Located(TimeTypes.Time), "Since when.");
    private static readonly Field<Located<AuthoredTime>> Until = new("until", Located(TimeTypes.Time), "Until when; this moment is free again.");
    private static readonly Field<Located<string>> By = new("by", Located(FieldTypes.Id), "Who stopped it.");

    public static Shape Shape { get; } = CommonFields.Entity("hold", "A stop on publishing: everything, a brand or an account.", Reason, Brand, Account, From, Until, By);

    /// <summary>A hold whose reason is missing still holds: when in doubt nothing goes out.</summary>
    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields ? null : new Hold
    {
        Id = document.Id,
        Source = fields.Source,
        Reason = fields.Value(Reason) ?? document.Id,
        Brand = fields.Nullable(Brand),
        Account = fields.Nullable(Account),
        From = fields.Nullable(From),
        Until = fields.Nullable(Until),
        By = fields.Nullable(By),
    };
}
