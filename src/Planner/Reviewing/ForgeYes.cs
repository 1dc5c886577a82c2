namespace Planner.Reviewing;

/// <summary>What reviews at a forge say of a delivery.</summary>
internal static class ForgeYes
{
    /// <summary>Every yes of an approver to a request that changed the delivery's post or its media, each with what is wrong with it.</summary>
    public static IEnumerable<Yes> To(Delivery delivery, ReviewOptions policy, Content content)
    {
        var reviews = content.Reviews!;
        foreach (var review in reviews.Given.Where(each => each.IsYes))
        {
            if (PersonOf(review.By, content) is not { } person || !ApprovalPolicy.IsApprover(person, policy, content))
            {
                continue;
            }

            if (review.Commit is not { } commit || !reviews.Commits.TryGetValue((commit, review.Base), out var seen))
            {
                yield return new Yes(person.Id, review.At, OfMissing(person, review.Commit));
            }
            else if (seen.Deliveries is null)
            {
                yield return new Yes(person.Id, review.At, $"what the request changed that {person.Id} approved in commit {Short(commit)} is not known; say its 'base' in the file of reviews");
            }
            else if (seen.Deliveries.TryGetValue((delivery.Post.Id, delivery.Account.Id), out var then))
            {
                yield return new Yes(person.Id, review.At, WhyNot(review, person, commit, then, delivery, policy, content));
            }
        }
    }

    /// <summary>The person of a login: whose login that is, as <c>extra: {login}</c> has it; else whose id or address it is.</summary>
    /// <remarks>Who has a login is nobody else's namesake: anybody may call themselves like a file at a forge.</remarks>
    public static Person? PersonOf(string by, Content content) =>
        content.People.FirstOrDefault(person => Is(person.Login, by)) ?? content.People.FirstOrDefault(person => person.Login is null && Is(person.Id, by)) ?? content.People.FirstOrDefault(person => person.Emails.Any(email => Is(email, by)));

    private static FormattableString? WhyNot(ForgeReview review, Person person, string commit, Delivery then, Delivery delivery, ReviewOptions policy, Content content) =>
        !review.MayWrite ? (FormattableString)$"{person.Id} approved it as {review.By}, who has no right to write in the repository"
        : Digest.OfContent(then) != Digest.OfContent(delivery) ? $"it was changed since {person.Id} approved commit {Short(commit)}"
        : !RecordedYes.IsSameTime(then.Due, delivery.Due, policy) ? $"its time was moved since {person.Id} approved commit {Short(commit)}"
        : content.Witnesses is { Fault: { } fault } ? $"Git cannot tell who wrote it: {fault}"
        : content.Witnesses is not { } witnesses ? null
        : ApprovalJudge.OfAuthor(person, delivery.Post, witnesses, policy) ?? ApprovalJudge.OfMissingHistory(delivery.Post, witnesses, policy);

    private static FormattableString OfMissing(Person person, string? commit) => commit is null
        ? (FormattableString)$"the forge does not know any more which commit {person.Id} approved"
        : $"commit {Short(commit)}, which {person.Id} approved, is not here; fetch it: git fetch origin {commit}";

    private static bool Is(string? name, string by) => by.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Short(string commit) => commit[..10];
}
