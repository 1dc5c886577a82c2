using System.Text;
using Planner.Reviewing;

namespace Planner.Tests.Reviewing;

/// <summary>What forges export of the reviews of pull requests, and what somebody may hand over instead.</summary>
public sealed class ForgeReviewsReaderTests
{
    private const string First = "1111111111111111111111111111111111111111";
    private const string Second = "2222222222222222222222222222222222222222";

    /// <summary>The fields that GitHub documents for "List reviews for a pull request" (REST API, 2022-11-28), with those that are not read left in.</summary>
    private const string GitHub =
        $$"""
        [
          {"id": 80, "user": {"login": "lucie-l", "id": 1}, "body": "Bravo", "state": "APPROVED", "author_association": "COLLABORATOR",
           "pull_request_url": "https://api.github.com/repos/lune/plan/pulls/12", "submitted_at": "2026-11-01T09:00:00Z", "commit_id": "{{First}}"},
          {"id": 81, "user": {"login": "marc"}, "state": "CHANGES_REQUESTED", "submitted_at": "2026-11-01T10:00:00Z", "commit_id": "{{First}}", "author_association": "NONE"},
          {"id": 82, "user": null, "state": "APPROVED", "submitted_at": "2026-11-01T10:00:00Z", "commit_id": "{{First}}"},
          {"id": 83, "user": {"login": "lea"}, "state": "COMMENTED", "submitted_at": "2026-11-01T10:00:00Z", "commit_id": null}
        ]
        """;

    [Fact]
    public void GitHub_s_answer_is_read_as_it_is() => Assert.Equal(
        $"lucie-l yes {First} 2026-11-01T09:00:00Z\nmarc no {First} 2026-11-01T10:00:00Z outsider", Read(GitHub));

    [Theory]
    [InlineData("\uFEFF" + GitHub)]
    [InlineData("[" + GitHub + "]")]
    [InlineData($$"""{"base": "{{Second}}", "reviews": """ + GitHub + "}", " since " + Second)]
    public void Pages_that_were_put_together_and_requests_with_their_base_are_read_too(string json, string more = "") => Assert.Equal(
        $"lucie-l yes {First} 2026-11-01T09:00:00Z{more}\nmarc no {First} 2026-11-01T10:00:00Z outsider{more}", Read(json));

    [Fact]
    public void Gitea_and_Forgejo_say_whose_word_is_official_and_what_was_dismissed() => Assert.Equal(
        $"lucie no {First} 2026-11-01T09:00:00Z\nmarc yes {First} 2026-11-01T09:00:00Z outsider\nlea no {First} 2026-11-01T09:00:00Z",
        Read($$"""
            [{"user": {"login": "lucie"}, "state": "APPROVED", "dismissed": true, "official": true, "commit_id": "{{First}}", "submitted_at": "2026-11-01T10:00:00+01:00"},
             {"user": {"login": "marc"}, "state": "APPROVED", "dismissed": false, "official": false, "commit_id": "{{First}}", "submitted_at": "2026-11-01T10:00:00+01:00"},
             {"user": {"login": "lea"}, "state": "REQUEST_CHANGES", "dismissed": false, "official": true, "commit_id": "{{First}}", "submitted_at": "2026-11-01T10:00:00+01:00"},
             {"user": {"login": "elodie"}, "state": "REQUEST_REVIEW", "commit_id": ""}]
            """));

    [Fact]
    public void GitLab_s_approvals_need_the_commit_of_the_request() => Assert.Equal(
        $"root yes {First} 2026-11-01T09:00:00Z since {Second}\nlucie yes {First} - since {Second}",
        Read($$"""{"iid": 5, "sha": "{{First}}", "diff_refs": {"base_sha": "{{Second}}" }, "approved_by": [{"user": {"username": "root"}, "approved_at": "2026-11-01T09:00:00.000Z"}, {"user": {"username": "lucie"} }]}"""));

    [Fact]
    public void A_no_without_a_moment_that_stands_after_a_yes_takes_it_back() => Assert.Equal(
        $"lucie no {Second} -",
        Read($$"""
            [{"by": "lucie", "state": "approved", "commit": "{{First}}", "at": "2026-11-01T09:00:00Z"},
             {"by": "lucie", "state": "changes_requested", "commit": "{{Second}}"}]
            """));

    [Fact]
    public void The_last_word_of_a_person_on_a_request_counts_however_the_file_is_sorted() => Assert.Equal(
        $"lucie no {Second} 2026-11-01T11:00:00Z\nLucie yes {First} 2026-11-01T08:00:00Z",
        Read($$"""
            [{"reviews": [
              {"by": "Lucie", "state": "dismissed", "commit": "{{Second}}", "at": "2026-11-01T11:00:00Z"},
              {"by": "lucie", "state": "approved", "commit": "{{First}}", "at": "2026-11-01T09:00:00Z"}]},
             {"reviews": [
              {"by": "Lucie", "state": "changes-requested", "commit": "{{First}}", "at": "2026-11-01T07:00:00Z"},
              {"by": "Lucie", "state": "commented", "commit": "{{First}}", "at": "2026-11-01T09:00:00Z"},
              {"by": "Lucie", "state": "approved", "commit": "{{First}}", "at": "2026-11-01T08:00:00Z"}]}]
            """).Replace("Lucie no", "lucie no", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "this is no JSON (line 1); export it anew")]
    [InlineData("[\n{", "this is no JSON (line 2); export it anew")]
    [InlineData("3", "$ is no review, and no list of them")]
    [InlineData("[[[[[[[]]]]]]]", "$[0][0][0][0] is no review, and no list of them")]
    [InlineData("""{"message": "Not Found"}""", "$ has no state; it should be approved, changes_requested, dismissed or commented")]
    [InlineData("""[{"state": "MAYBE"}]""", "$[0] has the state 'MAYBE'; it should be approved, changes_requested, dismissed or commented")]
    [InlineData("""[{"by": "a", "state": "approved", "commit": "--upload-pack=x"}]""", "$[0].commit is '--upload-pack=x', which is no id of a commit: 40 hexadecimal digits")]
    [InlineData("""{"base": "main", "reviews": []}""", "$.base is 'main', which is no id of a commit: 40 hexadecimal digits")]
    [InlineData("""[{"by": "a", "state": "approved", "at": "2026-11-20 09:12"}]""", "$[0] was said at '2026-11-20 09:12', which is no moment such as 2026-11-20T09:12:00Z")]
    [InlineData("""{"approved_by": []}""", "$ has no 'sha': GitLab's approvals do not tell of which commit they are; add the sha of the merge request to them")]
    [InlineData("""{"approved_by": 3, "sha": "main"}""", "$ has no 'sha': GitLab's approvals do not tell of which commit they are; add the sha of the merge request to them")]
    public void What_is_no_export_of_reviews_says_what_is_wrong(string json, string fault) => Assert.Equal(fault, ForgeReviewsReader.Read(Encoding.UTF8.GetBytes(json)).Fault);

    [Theory]
    [InlineData("""[{"user": [], "state": "approved"}, {"by": {}, "state": "approved", "commit": 3}]""")]
    [InlineData("""{"reviews": {"reviews": {"reviews": []}}}""")]
    [InlineData("""{"approved_by": {"user": 3}, "sha": "1111111111111111111111111111111111111111"}""")]
    public void Values_of_other_kinds_are_nobody_s_word(string json) => Assert.Equal("", Read(json));

    private static string Read(string json)
    {
        var (reviews, fault) = ForgeReviewsReader.Read(Encoding.UTF8.GetBytes(json));
        Assert.Null(fault);
        return string.Join('\n', reviews.Select(review => $"{review.By} {(review.IsYes ? "yes" : "no")} {review.Commit} {review.At?.ToString() ?? "-"}{(review.MayWrite ? "" : " outsider")}{(review.Base is { } from ? " since " + from : "")}"));
    }
}
