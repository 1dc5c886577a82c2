using System.Text.Json;

namespace Planner.Publishing.Notifying;

/// <summary>What people are told, in the form that each receiver takes.</summary>
/// <param name="Site">The site's title: a team may have several plans.</param>
/// <param name="Subject">All of it in one line.</param>
/// <param name="Text">All of it in no more than so many UTF-16 code units.</param>
/// <param name="Own">Its properties for a program of the team's own.</param>
internal sealed record NotifyMessage(string Site, Instant At, string Subject, Func<int, string> Text, Action<Utf8JsonWriter> Own);
