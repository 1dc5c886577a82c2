namespace Planner.Tests.Reviewing;

/// <summary><c>require_signed</c>, with keys that ssh-keygen made.</summary>
public sealed class ApprovalSignatureTests : IDisposable
{
    private const string Signers = "content/allowed_signers";

    private readonly ApprovalRepository repository = new(", require_signed: true");

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("lucie", "counts")]
    [InlineData(null, "commit … with the approval of lucie is not signed")]
    [InlineData("stranger", "commit … with the approval of lucie is signed with a key that nobody knows here; name it in content/allowed_signers")]
    [InlineData("marc", "commit … with the approval of lucie is signed by marc@example.com, which is none of the addresses of lucie")]
    public async Task A_yes_is_signed_with_the_key_of_its_giver(string? key, string said)
    {
        repository.Write(Signers, repository.Signer("lucie") + repository.Signer("marc"));
        repository.Commit("elodie");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie", key);
        Assert.Equal(said, await repository.JudgedAsync());
    }

    [Fact]
    public async Task A_list_of_signers_counts_as_it_was_committed()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie", "lucie");
        repository.Write(Signers, repository.Signer("lucie"));
        Assert.EndsWith("name it in content/allowed_signers", await repository.JudgedAsync(), StringComparison.Ordinal);
        repository.Commit("elodie");
        Assert.Equal("counts", await repository.JudgedAsync());
    }

    [Fact]
    public async Task A_commit_that_was_altered_after_it_was_signed_counts_for_nothing()
    {
        repository.Write(Signers, repository.Signer("lucie"));
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie", "lucie");
        var altered = Path.Combine(repository.Root, "..", "altered");
        await File.WriteAllTextAsync(altered, repository.Git("cat-file", "commit", "HEAD").Replace("\nContent", "\nContents", StringComparison.Ordinal));
        repository.Git("reset", "--quiet", "--hard", repository.Git("hash-object", "-t", "commit", "-w", altered).Trim());
        Assert.Equal("the signature of commit … with the approval of lucie is wrong", await repository.JudgedAsync());
    }

    /// <summary>GPG has a list of keys and of trust of its own, which belongs to whoever runs Planner.</summary>
    [Theory]
    [InlineData(true, "counts")]
    [InlineData(false, "commit … with the approval of lucie is signed with a key that nobody knows here; name it in content/allowed_signers")]
    public async Task A_yes_may_be_signed_with_gpg_by_a_key_that_is_trusted_here(bool isTrusted, string said)
    {
        using var ring = new GpgRing();
        ring.MakeKey("lucie <lucie@example.com>");
        repository.Git("config", "gpg.program", ring.Program);
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Git("add", "--all");
        repository.Git("-c", "user.name=lucie", "-c", "user.email=lucie@example.com", "commit", "--quiet", "--gpg-sign=lucie@example.com", "--message", "Yes");
        if (!isTrusted)
        {
            ring.TrustNobody();
        }

        Assert.Equal(said, await repository.JudgedAsync());
    }
}
