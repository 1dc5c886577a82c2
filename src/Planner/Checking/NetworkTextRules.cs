using Planner.Networks;
using Planner.Networks.Counting;
using Planner.Networks.Texts;

namespace Planner.Checking;

/// <summary>What a network would refuse, cut or not show of a delivery's texts.</summary>
internal static class NetworkTextRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        Deliveries.OnEveryCore(plan, delivery => Check(delivery, content));

    private static IEnumerable<Finding> Check(Delivery delivery, Content content)
    {
        var (network, path) = (delivery.Network, delivery.Post.Source.Path);
        var findings = new List<Finding>();
        Title(Preparing.TitleOf(delivery), network, findings);
        Around(delivery, network, findings);
        if (PlainlyFits.Check(delivery, Preparing.MostUtm(delivery, content)))
        {
            return findings;
        }

        var prepared = Preparing.Of(delivery, content);
        if (prepared.Segments.Length > 1 && !network.HasThreads)
        {
            findings.Add(Problems.ThreadUnsupported(delivery.Text.Source, network));
        }

        foreach (var segment in prepared.Segments)
        {
            var place = PlaceOf(segment.Source, path) ?? delivery.Text.Source;
            Length(segment, segment.Length, network, place, findings);
            Length(segment, segment.Bytes, network, place, findings);
            Tags(segment.Text.Text, network, place, findings);
            findings.AddRange(segment.Text.Lost.Select(lost => Lost(lost, new SourceSpan(path, lost.Line, lost.Column), network)).OfType<Finding>());
        }

        return findings;
    }

    private static void Length(PreparedSegment segment, TextLength? length, Network network, SourceSpan place, List<Finding> findings)
    {
        if (length is { IsTooLong: true })
        {
            findings.Add(Problems.TextTooLong(place, network, length, Before(segment.Text.Counted, length.Unit is LengthUnit.Utf8Byte ? Counters.Plain(length.Unit) : Counters.Of(network.Text), length)));
        }
        else if (length is not null && network.Text.Min is { } min && length.Value < min)
        {
            findings.Add(Problems.TextTooShort(place, network, length.Value, min));
        }
    }

    /// <summary>The last words that still fit, as a message shows them.</summary>
    private static string Before(string text, Counter counter, TextLength length)
    {
        // What is counted beside the text is the content warning.
        var room = length.Limit!.Value - (length.Value - counter.Count(text));
        var kept = text[..counter.Fit(text, room)].TrimEnd();
        var start = kept.Length <= 24 ? 0 : VisibleCharacters.LastEnd(kept, kept.Length - 24);
        var space = start == 0 ? -1 : kept.IndexOf(' ', start);
        return (start == 0 ? kept : "…" + kept[(space < 0 ? start : space + 1)..]).ReplaceLineEndings(" ");
    }

    private static void Tags(string text, Network network, SourceSpan place, List<Finding> findings)
    {
        if (network.Hashtags.Max is { } hashtags && text.Contains('#', StringComparison.Ordinal) && TwitterText.Hashtags(text).Length is var tags && tags > hashtags)
        {
            findings.Add(Problems.TooManyHashtags(place, network, tags));
        }

        if (network.Cashtags.Max is { } cashtags && TwitterText.Cashtags(text).Length is var shares && shares > cashtags)
        {
            findings.Add(Problems.TooManyCashtags(place, network, shares));
        }

        if (text.AsSpan().IndexOfAny(network.Text.Refused) is >= 0 and var refused)
        {
            findings.Add(Problems.TextRefused(place, network, text[refused]));
        }

        if (network.Mentions.Max is { } mentions && text.Contains('@', StringComparison.Ordinal) && TwitterText.Mentions(text).Length is var people && people > mentions)
        {
            findings.Add(Problems.TooManyMentions(place, network, people));
        }

        if (network.Links.Max is { } links && TwitterText.Urls(text).Select(url => text.Substring(url.Start, url.Length)).Distinct(StringComparer.Ordinal).Count() is var addresses && addresses > links)
        {
            findings.Add(Problems.TooManyAddresses(place, network, addresses));
        }
    }

    /// <summary>Links that lead nowhere are told by their own rule.</summary>
    private static Finding? Lost(LostFormatting lost, SourceSpan place, Network network) => lost.Kind switch
    {
        FormattingKind.Table => Problems.TableLost(place, network),
        FormattingKind.Strike => Problems.StrikeLost(place, network),
        _ => null,
    };

    private static void Title(PreparedTitle? prepared, Network network, List<Finding> findings)
    {
        if (prepared is not { } title || network.Title is not { } limits)
        {
            return;
        }

        if (title.Length.IsTooLong)
        {
            findings.Add(Problems.TitleTooLong(title.Source, network, title.Length));
        }

        if (limits.Min is { } min && title.Length.Value < min)
        {
            findings.Add(Problems.TitleTooShort(title.Source, network, title.Length.Value, min));
        }

        if (title.Text.AsSpan().IndexOfAny(limits.Refused) is >= 0 and var refused)
        {
            findings.Add(Problems.TitleRefused(title.Source, network, title.Text[refused]));
        }
    }

    /// <summary>What goes along with the text.</summary>
    private static void Around(Delivery delivery, Network network, List<Finding> findings)
    {
        if (network.Links.Card is CardPlace.None && delivery.Link is { } link && Links.IsWebAddress(link.Value))
        {
            findings.Add(Problems.CardLost(link.Source, network));
        }

        if (delivery.FirstComment is { } comment && !network.HasComments)
        {
            findings.Add(Problems.CommentLost(comment.Source, network));
        }

        else if (delivery.FirstComment is { } reply && Preparing.LengthOf(reply.Value, delivery.ContentWarning?.Value, network, hasMedia: false) is { IsTooLong: true } length)
        {
            findings.Add(Problems.TextTooLong(reply.Source, network, length, Before(reply.Value, Counters.Of(network.Text), length)));
        }

        if (delivery.ContentWarning is { } warning && !network.HasWarnings)
        {
            findings.Add(Problems.ContentWarningLost(warning.Source, network));
        }

        if (delivery.Poll is { } poll)
        {
            Poll(poll, network, findings);
        }

        foreach (var name in network.Required)
        {
            if (delivery.Extra(name) is null)
            {
                findings.Add(Problems.FieldRequiredByNetwork(delivery.Target.Account.Source, network, name, delivery.Account.Id));
            }
        }
    }

    private static void Poll(Located<Poll> poll, Network network, List<Finding> findings)
    {
        if (network.Poll is not { } limits)
        {
            findings.Add(Problems.PollLost(poll.Source, network));
            return;
        }

        var counter = Counters.Find(limits.Counter)!;
        if (poll.Value.Options.Length > limits.Answers)
        {
            findings.Add(Problems.TooManyAnswers(poll.Source, network, poll.Value.Options.Length));
        }

        foreach (var answer in poll.Value.Options)
        {
            if (counter.Count(answer.Value) is var length && length > limits.MaxAnswer)
            {
                findings.Add(Problems.AnswerTooLong(answer.Source, network, length));
            }
        }

        if (poll.Value.Open?.ToDuration() is { } open && (open < limits.Min?.ToDuration() || open > limits.Max?.ToDuration()))
        {
            findings.Add(Problems.PollDuration(poll.Source, network, open));
        }
    }

    private static SourceSpan? PlaceOf(RichText text, string path) => text.Blocks is [{ Runs: [var run, ..] }, ..] ? new SourceSpan(path, run.Line, run.Column) : null;
}
