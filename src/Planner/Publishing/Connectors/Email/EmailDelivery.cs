namespace Planner.Publishing.Connectors.Email;

/// <summary>One letter along its list.</summary>
internal sealed class EmailDelivery(ConnectorSettings settings, EmailSettings letter, OutgoingMessage message)
{
    /// <summary>Greylisting wants minutes, and a mailbox that is full stays so: who was told so often to be tried again is given up.</summary>
    private const int MostRounds = 6;

    /// <summary>So many lost connections one after the other are a server's fault, not a letter's.</summary>
    private const int MostLost = 3;

    /// <summary>So many refusals of the letter itself, by the first recipients, are meant for all.</summary>
    private const int Telling = 3;

    private static readonly Duration Moment = Duration.FromMinutes(1);

    private readonly ImmutableArray<string> recipients = letter.Recipients;
    private EmailPosition position = EmailPosition.Start;
    private SendFault? refusal;
    private SendFault? delay;
    private int lost;
    private int refusedLetters;
    private int accepted;

    public async Task<Outcome> SendAsync(CancellationToken cancellationToken)
    {
        position = EmailPosition.Of(message) ?? EmailPosition.Start;
        if (!position.Fits(recipients))
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Configuration, string.Create(CultureInfo.InvariantCulture, $"{position.Next} recipients were served, and the list begins with others by now; put new ones at its end, or say it is out with planner resolve")));
        }

        // Nobody else is left: a person said that those it is not known of get it again.
        var isAgain = !position.IsLeft(recipients.Length) && !position.Open.IsEmpty;
        var (again, later) = (isAgain ? position.Open : [], position.Later);
        position = position with { Open = isAgain ? [] : position.Open, Later = [], Round = position.Round + (later.IsEmpty ? 0 : 1) };
        int[] queue = [.. again, .. later, .. Enumerable.Range(position.Next, recipients.Length - position.Next)];
        using var session = new EmailSession(settings, letter);
        if (await session.OpenAsync(cancellationToken) is { } closed)
        {
            return new Outcome.Rejected(closed);
        }

        foreach (var batch in queue.Chunk(letter.Batch))
        {
            if (await SendAsync(session, batch, queue, cancellationToken) is { } fault)
            {
                return new Outcome.Rejected(fault);
            }
        }

        await position.KeepAsync(message, recipients);
        await session.CloseAsync();
        return Ended();
    }

    /// <summary>Notes that these may have it, sends, and takes back those of whom it is known; the next note says so.</summary>
    /// <returns>Why the list is not gone on with.</returns>
    private async Task<SendFault?> SendAsync(EmailSession session, int[] batch, int[] queue, CancellationToken cancellationToken)
    {
        var rest = queue.SkipWhile(index => index != batch[^1]).Skip(1).Where(index => index < position.Next).ToArray();
        var begun = position with { Next = Math.Max(position.Next, batch.Max() + 1), Open = [.. position.Open, .. batch] };

        // Should the run end here, those behind this batch that were to be tried again still are.
        await (begun with { Later = [.. begun.Later, .. rest] }).KeepAsync(message, recipients);
        position = begun;
        foreach (var index in batch)
        {
            if (await SendAsync(session, index, cancellationToken) is { } fault)
            {
                // Nobody behind it was begun; those of the batch get their turn.
                var unsent = batch.SkipWhile(each => each != index).Skip(1).ToArray();
                position = position with { Open = position.Open.RemoveRange(unsent), Later = [.. position.Later, .. unsent, .. rest] };
                await position.KeepAsync(message, recipients);
                return fault;
            }
        }

        return null;
    }

    private async Task<SendFault?> SendAsync(EmailSession session, int index, CancellationToken cancellationToken)
    {
        var answer = await session.SendAsync(() => EmailLetter.Of(message, letter, recipients[index], settings.Clock()), cancellationToken);
        lost = answer.Kind is EmailAnswerKind.Lost or EmailAnswerKind.Unsent ? lost + 1 : 0;
        (refusal, delay) = answer.Kind is EmailAnswerKind.Refused or EmailAnswerKind.LetterRefused ? (answer.Fault, delay) : (refusal, answer.Fault ?? delay);
        position = answer.Kind is EmailAnswerKind.Lost ? position : position with { Open = position.Open.Remove(index) };
        switch (answer.Kind)
        {
            case EmailAnswerKind.Accepted:
                accepted++;
                break;
            case EmailAnswerKind.Later or EmailAnswerKind.Unsent:
                position = position with { Later = position.Later.Add(index) };
                break;
            case EmailAnswerKind.Refused or EmailAnswerKind.LetterRefused:
                position = position with { Refused = position.Refused.Add(index) };
                break;
            case EmailAnswerKind.AllRefused:
                position = position with { Later = position.Later.Add(index) };
                return answer.Fault;
            default:
                break;
        }

        refusedLetters += answer.Kind is EmailAnswerKind.LetterRefused ? 1 : 0;
        return lost >= MostLost ? answer.Fault : accepted == 0 && refusedLetters >= Telling ? answer.Fault : null;
    }

    private Outcome Ended()
    {
        var count = recipients.Length;
        if (!position.Later.IsEmpty && position.Round < MostRounds)
        {
            return new Outcome.Rejected(delay! with
            {
                Message = string.Create(CultureInfo.InvariantCulture, $"{count - position.Later.Length - position.Refused.Length - position.Open.Length} of {count} recipients have it, and {position.Later.Length} are to be tried again: {delay.Message}"),
                RetryAfter = delay.RetryAfter ?? Moment,
            });
        }

        var without = position.Refused.Length + position.Later.Length;
        return !position.Open.IsEmpty ? new Outcome.Unknown(position.Uncertain(count))
            : without == count ? new Outcome.Rejected((refusal ?? delay ?? new SendFault(FaultKind.Validation, "the server took it for nobody")) with { Kind = FaultKind.Validation })
            : new Outcome.Published(new SentMessage(EmailLetter.IdOf(message, letter)))
            {
                Remark = without == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count - without} of {count} recipients have it; the server refused {without} (number {string.Join(", ", position.Refused.Concat(position.Later).Order().Take(20).Select(index => index + 1))} of the list{((refusal ?? delay) is { } said ? ": " + said.Message : "")})"),
            };
    }
}
