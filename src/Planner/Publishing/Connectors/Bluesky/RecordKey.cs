using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>
/// The key of a post's record. It must be a TID: 13 characters that hold microseconds since 1970 and a clock's number of ten bits
/// (atproto.com/specs/tid, 2026; a server refuses anything else). Ours is made of the message alone, so the same message has the
/// same key in every run, and a second record of it cannot be.
/// </summary>
/// <remarks>
/// Keys sort by the second that is due, then by segment. Each segment has ten milliseconds, and with the clock's number
/// 10,240,000 keys in them, among which the message's own key chooses.
/// </remarks>
internal static class RecordKey
{
    private const string Digits = "234567abcdefghijklmnopqrstuvwxyz";
    private const int Length = 13;
    private const int ClockBits = 10;
    private const long MicrosecondsOfSecond = 1_000_000;
    private const long MicrosecondsOfSegment = 10_000;

    /// <summary>53 bits: until the year 2255.</summary>
    private const long MostMicroseconds = (1L << 53) - 1;

    public static string Of(OutgoingMessage message) => Of(message.Due, message.Segment, message.Key);

    public static string Of(Instant due, int segment, string key)
    {
        var choice = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) % (MicrosecondsOfSegment << ClockBits);
        var start = ((due.ToUnixTimeSeconds() * MicrosecondsOfSecond) + (segment * MicrosecondsOfSegment)) & MostMicroseconds;
        return Text((ulong)(start << ClockBits) + choice);
    }

    private static string Text(ulong value) => string.Create(Length, value, static (characters, rest) =>
    {
        for (var place = characters.Length - 1; place >= 0; place--)
        {
            characters[place] = Digits[(int)(rest & 31)];
            rest >>= 5;
        }
    });
}
