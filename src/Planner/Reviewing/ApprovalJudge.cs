namespace Planner.Reviewing;

/// <summary>Whether a recorded yes is what it says, as far as Git can tell: given by the one it names, and not by an author.</summary>
internal static class ApprovalJudge
{
    /// <summary>Where the keys of those who sign stand, as <c>ssh-keygen</c> reads it.</summary>
    public const string AllowedSigners = "content/allowed_signers";

    /// <summary>Why the approval counts for nothing, in words a person can act on; null: it counts.</summary>
    /// <param name="policy">What applies to the delivery.</param>
    public static FormattableString? WhyNot(Approval approval, Post post, ApprovalWitnesses witnesses, Content content, ReviewOptions policy)
    {
        if (witnesses.Fault is { } fault)
        {
            return $"Git cannot tell who gave it: {fault}";
        }

        if (content.People.Find(approval.By.Value) is not { } person)
        {
            return $"there is no person '{approval.By.Value}'";
        }

        var witnessed = witnesses.Of(post.Id, approval);
        return witnessed switch
        {
            { By: [] } => $"the approval of {person.Id} is not committed",
            { TakenBack: { } commit } => $"the approval of {person.Id} was taken back in commit {Short(commit)}; it has to be given anew",
            _ => witnessed.By.Select(witness => Fault(witness, person, policy)).FirstOrDefault(reason => reason is not null) 
                ?? OfAuthor(person, post, witnesses, policy)
                ?? OfMissingHistory(post, witnesses, policy),
        };
    }

    /// <summary>Why somebody may not approve the post because they wrote it; null: they did not, or may.</summary>
    public static FormattableString? OfAuthor(Person person, Post post, ApprovalWitnesses witnesses, ReviewOptions policy)
    {
        if (policy.AuthorMayApprove)
        {
            return null;
        }

        if (post.Owner?.Value == person.Id)
        {
            return $"{person.Id} is the post's owner, and authors may not approve their own posts";
        }

        return witnesses.AuthorsOf(post.Id).All.FirstOrDefault(author => IsOf(person, author.Email)) is { } wrote
            ? (FormattableString)$"{person.Id} wrote on the post in commit {Short(wrote.Commit)}, and authors may not approve their own posts"
            : null;
    }

    /// <summary>Why nobody can say who wrote the post; null: Git knows, or it does not matter.</summary>
    public static FormattableString? OfMissingHistory(Post post, ApprovalWitnesses witnesses, ReviewOptions policy) =>
        !policy.AuthorMayApprove && witnesses.AuthorsOf(post.Id).CutAt is { } cut
            ? (FormattableString)$"who wrote the post is not known: this is a shallow clone, which ends at commit {Short(cut)}; fetch all of history (fetch-depth: 0)"
            : null;

    private static FormattableString? Fault(ApprovalWitness witness, Person person, ReviewOptions policy)
    {
        if (witness.IsCut)
        {
            return $"who gave the approval of {person.Id} is not known: this is a shallow clone, which ends at commit {Short(witness.Commit)}; fetch all of history (fetch-depth: 0)";
        }

        if (!IsOf(person, witness.AuthorEmail))
        {
            return $"the approval of {person.Id} was written by {witness.AuthorEmail} in commit {Short(witness.Commit)}, which is none of the addresses of {person.Id}";
        }

        return policy.RequireSigned ? FaultOfSignature(witness, person) : null;
    }

    private static FormattableString? FaultOfSignature(ApprovalWitness witness, Person person) => witness.Signature switch
    {
        SignatureState.Good when witness.Signer.Split(',').Any(signer => IsOf(person, signer.Trim())) => null,
        SignatureState.Good => $"commit {Short(witness.Commit)} with the approval of {person.Id} is signed by {witness.Signer}, which is none of the addresses of {person.Id}",
        SignatureState.Missing => $"commit {Short(witness.Commit)} with the approval of {person.Id} is not signed",
        SignatureState.Unknown => $"commit {Short(witness.Commit)} with the approval of {person.Id} is signed with a key that nobody knows here; name it in {AllowedSigners}",
        SignatureState.Ended => $"commit {Short(witness.Commit)} with the approval of {person.Id} is signed with a key that has expired or was revoked",
        SignatureState.Wrong => $"the signature of commit {Short(witness.Commit)} with the approval of {person.Id} is wrong",
        _ => $"the signature of commit {Short(witness.Commit)} with the approval of {person.Id} cannot be checked",
    };

    private static bool IsOf(Person person, string email) => person.Emails.Any(each => each.Equals(email, StringComparison.OrdinalIgnoreCase));

    private static string Short(string commit) => commit[..Math.Min(10, commit.Length)];
}
