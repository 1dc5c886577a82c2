using System.Collections.Frozen;
using System.Globalization;
using Planner.Findings;
using Planner.Loading;
using Planner.Reviewing;

namespace Planner.Tests.Reviewing;

/// <summary>The judgement alone: what Git told is given.</summary>
public sealed class ApprovalJudgeTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly Person Lucie = new() { Id = "lucie", Source = new SourceSpan("content/people/lucie.yml", 1, 1), Name = "Lucie", Emails = ["lucie@example.com", "l@lune.example"] };
    private static readonly Approval Yes = Approvals("- { by: lucie, at: 2026-11-01 10:00, digest: 1-abc }\n").Given[0];
    private static readonly ApprovalWitness Good = new("teaser", 1, "lucie@example.com", Commit, SignatureState.Good) { Signer = "lucie@example.com" };

    public static TheoryData<string, string?> Signatures => new()
    {
        { nameof(SignatureState.Good), null },
        { nameof(SignatureState.NotAsked), "the signature of commit 0123456789 with the approval of lucie cannot be checked" },
        { nameof(SignatureState.Unchecked), "the signature of commit 0123456789 with the approval of lucie cannot be checked" },
        { nameof(SignatureState.Missing), "commit 0123456789 with the approval of lucie is not signed" },
        { nameof(SignatureState.Unknown), "commit 0123456789 with the approval of lucie is signed with a key that nobody knows here; name it in content/allowed_signers" },
        { nameof(SignatureState.Ended), "commit 0123456789 with the approval of lucie is signed with a key that has expired or was revoked" },
        { nameof(SignatureState.Wrong), "the signature of commit 0123456789 with the approval of lucie is wrong" },
    };

    [Theory, MemberData(nameof(Signatures))]
    public void A_signature_counts_when_it_is_good(string state, string? said)
    {
        var signature = Enum.Parse<SignatureState>(state);
        Assert.Equal(said, Judged(new ReviewOptions { RequireSigned = true }, Good with { Signature = signature }));
        Assert.Null(Judged(new ReviewOptions(), Good with { Signature = signature }));
    }

    [Theory]
    [InlineData("lucie@example.com", true)]
    [InlineData("L@Lune.example", true)]
    [InlineData("marc@example.com, l@lune.example", true)]
    [InlineData("*@example.com", false)]
    [InlineData("", false)]
    public void A_key_is_known_by_an_address_of_its_person(string signer, bool counts) =>
        Assert.Equal(counts, Judged(new ReviewOptions { RequireSigned = true }, Good with { Signer = signer }) is null);

    [Theory]
    [InlineData("L@LUNE.example", true)]
    [InlineData("marc@example.com", false)]
    [InlineData("", false)]
    public void A_commit_is_of_its_author_whatever_the_case_of_the_address(string email, bool counts) =>
        Assert.Equal(counts, Judged(new ReviewOptions(), Good with { AuthorEmail = email }) is null);

    [Fact]
    public void Every_commit_that_brought_it_in_has_to_be_theirs() => Assert.NotNull(Judged(new ReviewOptions(), Good, Good with { AuthorEmail = "marc@example.com" }));

    [Fact]
    public void The_owner_of_a_post_is_its_author()
    {
        Assert.Equal("lucie is the post's owner, and authors may not approve their own posts", Judged(new ReviewOptions(), Post("owner: lucie\n"), Good));
        Assert.Null(Judged(new ReviewOptions { AuthorMayApprove = true }, Post("owner: lucie\n"), Good));
    }

    [Fact]
    public void Where_nothing_is_known_nothing_counts()
    {
        var content = Content(new ReviewOptions());
        Assert.Equal("the approval of lucie is not committed", Text(ApprovalJudge.WhyNot(Yes, Post(), new ApprovalWitnesses(), content, content.Options.Review)));
        Assert.Equal("Git cannot tell who gave it: no git", Text(ApprovalJudge.WhyNot(Yes, Post(), ApprovalWitnesses.Unknown("no git"), content, content.Options.Review)));
        Assert.Equal("there is no person 'lucie'", Text(ApprovalJudge.WhyNot(Yes, Post(), new ApprovalWitnesses(), content with { People = Entities<Person>.None }, content.Options.Review)));
    }

    private static string? Judged(ReviewOptions policy, params ApprovalWitness[] witnesses) => Judged(policy, Post(), witnesses);

    private static string? Judged(ReviewOptions policy, Post post, params ApprovalWitness[] witnesses) => Text(ApprovalJudge.WhyNot(
        Yes,
        post,
        new ApprovalWitnesses { Approvals = new Dictionary<(string, string), WitnessedApproval> { [("teaser", ApprovalWitnesses.EntryOf(Yes))] = new([.. witnesses], null) }.ToFrozenDictionary() },
        Content(policy),
        policy));

    private static string? Text(FormattableString? reason) => reason?.ToString(CultureInfo.InvariantCulture);

    private static Content Content(ReviewOptions policy) => new()
    {
        Options = new Options { Source = Yes.By.Source, Title = "Plan", Language = "en", Timezone = DateTimeZone.Utc, Review = policy },
        People = new Entities<Person>([Lucie]),
    };

    private static Post Post(string more = "") => (Post)FileReader.Read(new SourceFile("content/posts/teaser.md", System.Text.Encoding.UTF8.GetBytes($"---\ntitle: Teaser\nstatus: draft\n{more}---\nBonjour\n")), 2026).Entities[0];

    private static Approvals Approvals(string text) => (Approvals)FileReader.Read(new SourceFile("content/approvals/teaser.yml", System.Text.Encoding.UTF8.GetBytes(text)), 2026).Entities[0];
}
