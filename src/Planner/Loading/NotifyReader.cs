using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads where a run tells what people have to know.</summary>
internal static class NotifyReader
{
    private static readonly Field<ImmutableArray<NotifyReason>> On = new(
        "on",
        ListOf(OneOf<NotifyReason>(new("failed", NotifyReason.Failed), new("uncertain", NotifyReason.Uncertain), new("late", NotifyReason.Late), new("asked", NotifyReason.Asked))),
        "What is told: failed, uncertain, late, asked; all of it when this is absent.");
    private static readonly Field<string> Webhook = new("webhook", EnvironmentVariable, "Environment variable with the address of a program of your own.");
    private static readonly Field<string> Key = new("key", EnvironmentVariable, "Environment variable with the key that signs what goes to webhook.");
    private static readonly Field<string> Slack = new("slack", EnvironmentVariable, "Environment variable with the address of a Slack incoming webhook.");
    private static readonly Field<string> Discord = new("discord", EnvironmentVariable, "Environment variable with the address of a Discord channel's webhook.");
    private static readonly Field<NotifyEmail> Email = new("email", NotifyEmailReader.Type, "A message by e-mail.");

    public static FieldType<NotifyOptions> Type { get; } = Group(
        new Shape("notification", "Where a run tells what people have to know: one summary a run.", [On, Webhook, Key, Slack, Discord, Email]),
        fields => new NotifyOptions
        {
            On = fields.Get(On)?.Value ?? NotifyOptions.Everything,
            Webhook = fields.Value(Webhook),
            Key = fields.Value(Key),
            Slack = fields.Value(Slack),
            Discord = fields.Value(Discord),
            Email = fields.Value(Email),
        });
}

/// <summary>Reads who is told by e-mail, and through which server.</summary>
internal static class NotifyEmailReader
{
    /// <summary>Of submission with STARTTLS (RFC 6409).</summary>
    private const int UsualPort = 587;

    private static readonly Field<ImmutableArray<string>> To = new("to", ListOf(FieldTypes.Email), "Who is told.", IsRequired: true);
    private static readonly Field<string> From = new("from", FieldTypes.Email, "The sender's address.", IsRequired: true);
    private static readonly Field<MailServer> Server = new("server", ServerType, "The mail server as host:port; port 587 when none is given. It has to offer STARTTLS.", IsRequired: true);
    private static readonly Field<string> User = new("user", EnvironmentVariable, "Environment variable with the user's name on the mail server.");
    private static readonly Field<string> Password = new("password", EnvironmentVariable, "Environment variable with the password on the mail server.");

    public static FieldType<NotifyEmail> Type { get; } = Group(
        new Shape("e-mail notification", "A message by e-mail.", [To, From, Server, User, Password]),
        fields => fields.Value(From) is { } from && fields.Value(Server) is { } server && fields.Items(To) is [_, ..] to
            ? new NotifyEmail(to, from, server, fields.Value(User), fields.Value(Password))
            : null);

    private static FieldType<MailServer> ServerType => new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out MailServer value) => TryScalar(node, reading, $"a mail server such as mail.lune.example:587", TryServer, out value!),
        () => new JsonObject { ["type"] = "string", ["title"] = "a mail server", ["pattern"] = @"^[A-Za-z0-9.-]+(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?$" });

    /// <summary>An IPv6 address stands between brackets, as in other addresses.</summary>
    private static bool TryServer(string text, out MailServer value)
    {
        var colon = text.LastIndexOf(':') is var last && last > text.LastIndexOf(']') ? last : -1;
        var host = (colon < 0 ? text : text[..colon]).Trim('[', ']');
        var port = UsualPort;
        var isRead = colon < 0 || (int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue);
        value = new MailServer(host, port);
        return isRead && Uri.CheckHostName(host) is not UriHostNameType.Unknown;
    }
}
