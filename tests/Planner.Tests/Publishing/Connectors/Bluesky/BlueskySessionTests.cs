using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

public sealed class BlueskySessionTests
{
    [Fact]
    public async Task Many_messages_share_one_session()
    {
        using var pds = new BlueskyPds();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => pds.Connector.SendAsync(BlueskySample.Message("Bonjour", key: "key " + number), default)));
        Assert.Single(pds.Methods, "createSession");
        Assert.Equal(8, pds.Methods.Count(method => method == "putRecord"));
    }

    [Fact]
    public async Task A_token_that_is_over_is_renewed_once_for_all()
    {
        using var pds = new BlueskyPds((method, request) => method switch
        {
            "refreshSession" => BlueskyPds.Session(access: "access-token-2"),
            "putRecord" when request.Headers["Authorization"] == "Bearer " + BlueskyPds.Access => Expired,
            _ => null,
        });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => pds.Connector.SendAsync(BlueskySample.Message("Bonjour", key: "key " + number), default)));
        Assert.All(outcomes, outcome => Assert.IsType<Outcome.Published>(outcome));
        Assert.Equal("Bearer " + BlueskyPds.Refresh, pds.Only("refreshSession").Headers["Authorization"]);
        Assert.Single(pds.Methods, "createSession");
    }

    [Fact]
    public async Task Where_the_session_cannot_be_renewed_the_account_signs_in_again()
    {
        var signedIn = 0;
        using var pds = new BlueskyPds((method, request) => method switch
        {
            "createSession" => BlueskyPds.Session(access: $"access-token-{Interlocked.Increment(ref signedIn)}"),
            "refreshSession" => Expired,
            "uploadBlob" when request.Headers["Authorization"] == "Bearer access-token-1" => Expired,
            _ => null,
        });
        var media = BlueskySample.Media("media/a.png", null, new MediaFacts { MediaType = "image/png" }, [1, 2, 3]);
        Assert.IsType<UploadOutcome.Uploaded>(await pds.Connector.UploadAsync(media, default));
        Assert.Equal(["createSession", "uploadBlob", "refreshSession", "createSession", "uploadBlob"], pds.Methods);
    }

    [Fact]
    public async Task A_server_that_calls_every_token_expired_is_not_asked_for_ever()
    {
        using var pds = new BlueskyPds((method, _) => method is "putRecord" ? Expired : null);
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default);
        Assert.Equal(FaultKind.Authorization, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
        Assert.Equal(["createSession", "putRecord", "refreshSession", "putRecord"], pds.Methods);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once()
    {
        using var pds = new BlueskyPds((method, _) => method is "createSession" ? BlueskyPds.Refused(401, "AuthenticationRequired", "Invalid identifier or password") : null);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default);
            Assert.Equal(FaultKind.Authorization, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
        }

        Assert.Equal(["createSession"], pds.Methods);
    }

    [Fact]
    public async Task A_passing_fault_does_not_keep_the_next_message_from_signing_in()
    {
        var asked = 0;
        using var pds = new BlueskyPds((method, _) => method is "createSession" && Interlocked.Increment(ref asked) == 1 ? new LoopbackAnswer(503, "") : null);
        Assert.IsType<Outcome.Rejected>(await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default));
        Assert.IsType<Outcome.Published>(await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default));
    }

    [Fact]
    public async Task An_account_that_was_closed_says_so()
    {
        using var pds = new BlueskyPds((method, _) => method is "createSession" ? BlueskyPds.Session(active: false) : null);
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default);
        Assert.Equal(new SendFault(FaultKind.Authorization, "the account is deactivated"), Assert.IsType<Outcome.Rejected>(outcome).Fault);
    }

    [Fact]
    public async Task Records_are_written_where_the_accounts_document_says()
    {
        using var home = new BlueskyPds();
        using var entryway = new BlueskyPds((method, _) => method is "createSession" ? BlueskyPds.Session(home.Address.ToString()) : null);
        Assert.IsType<Outcome.Published>(await entryway.Connector.SendAsync(BlueskySample.Message("Bonjour"), default));
        Assert.Equal(["createSession"], entryway.Methods);
        Assert.Equal(["putRecord"], home.Methods);
    }

    [Theory]
    [InlineData("http://pds.lune.example")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("nowhere")]
    public async Task Credentials_go_nowhere_in_the_clear(string address)
    {
        using var pds = new BlueskyPds((method, _) => method is "createSession" ? BlueskyPds.Session(address) : null);
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default);
        Assert.Equal(FaultKind.Configuration, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
        Assert.Equal(["createSession"], pds.Methods);
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_the_record_leaves_sends_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var pds = new BlueskyPds((method, _) =>
        {
            if (method is "resolveHandle")
            {
                stop.Cancel();
            }

            return null;
        });
        try
        {
            Assert.IsType<Outcome.Rejected>(await pds.Connector.SendAsync(BlueskySample.Message("Bonjour @north.fr"), stop.Token));
        }
        catch (OperationCanceledException)
        {
            // Both say that nothing was sent.
        }

        Assert.DoesNotContain("putRecord", pds.Methods);
    }

    private static LoopbackAnswer Expired => BlueskyPds.Refused(400, "ExpiredToken", "Token has expired");
}
