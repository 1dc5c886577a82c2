using Planner.Loading;
using static Planner.Loading.FieldTypes;

namespace Planner.Networks;

/// <summary>Reads what whoever connects an account wants to know.</summary>
internal static class ConnectingReader
{
    private static readonly Field<string> Example = new("example", Text, "An account's file.");
    private static readonly Field<ImmutableArray<string>> Scopes = new("scopes", ListOf(Text), "What the token has to be allowed, in the network's words.");
    private static readonly Field<string> TokenLife = new("token_life", Text, "How long the secrets live, and who renews them.");
    private static readonly Field<ImmutableArray<string>> Cannot = new("cannot", ListOf(Text), "What cannot be done.");

    public static FieldType<Connecting> Type { get; } = Group(
        new Shape("way to connect", "What an account there looks like, and what its token may do.", [Example, Scopes, TokenLife, Cannot]),
        fields => new Connecting
        {
            Example = fields.Value(Example),
            Scopes = fields.Items(Scopes),
            TokenLife = fields.Value(TokenLife),
            Cannot = fields.Items(Cannot),
        });
}
