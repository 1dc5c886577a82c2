using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Tests.Publishing.Tokens;

public sealed class OAuth1Tests
{
    /// <summary>RFC 5849, 3.4.1.1, as corrected: spaces written as plus signs, names with @ and =, one name twice, a name without value.</summary>
    [Fact]
    public void The_text_that_is_signed_is_the_RFCs()
    {
        var text = OAuth1.BaseOf(
            HttpMethod.Post,
            new Uri("http://EXAMPLE.COM:80/request"),
            [
                ("b5", "=%3D"), ("a3", "a"), ("c@", ""), ("a2", "r b"), ("oauth_consumer_key", "9djdj82h48djs9d2"), ("oauth_token", "kkk9d7dh3k39sjv7"),
                ("oauth_signature_method", "HMAC-SHA1"), ("oauth_timestamp", "137131201"), ("oauth_nonce", "7d8f3e4a"), ("c2", ""), ("a3", "2 q"),
            ]);
        Assert.Equal(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
            text);
    }

    /// <summary>RFC 5849, 1.2: the request for the photograph.</summary>
    [Fact]
    public async Task The_RFCs_own_example_is_signed_as_there()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://photos.example.net/photos?file=vacation.jpg&size=original");
        var oauth = new OAuth1(("dpf43f3p2l4k3l03", "kd94hf93k423kf44"), ("nnch734d00sl2jdk", "pfkkdhi9sl3r4s00"));
        await oauth.SignAsync(request, Instant.FromUnixTimeSeconds(137131202), "chapoH", "Photos", hasVersion: false);
        var header = request.Headers.Authorization!.ToString();
        Assert.StartsWith("OAuth realm=\"Photos\", oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_nonce=\"chapoH\"", header, StringComparison.Ordinal);
        Assert.Contains("oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\"", header, StringComparison.Ordinal);
    }

    /// <summary>X's page "Creating a signature" (docs.x.com, OAuth 1.0a), whose signature and header are given there: a form, a query and both keys.</summary>
    [Fact]
    public async Task Xs_documented_example_is_signed_as_there()
    {
        using var request = Requests.Form(
            HttpMethod.Post, new Uri("https://api.twitter.com/1.1/statuses/update.json?include_entities=true"), ("status", "Hello Ladies + Gentlemen, a signed OAuth request!"));
        var oauth = new OAuth1(("xvz1evFS4wEEPTGEFPHBog", "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw"), ("370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"));
        await oauth.SignAsync(request, Instant.FromUnixTimeSeconds(1318622958), "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg");
        Assert.Equal(
            "OAuth oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\", oauth_nonce=\"kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg\", oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\", oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1318622958\", oauth_token=\"370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb\", oauth_version=\"1.0\"",
            request.Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_not_signed()
    {
        using var bare = new HttpRequestMessage(HttpMethod.Post, "https://api.x.com/2/tweets");
        using var json = Requests.Json(HttpMethod.Post, new Uri("https://api.x.com/2/tweets"), writer => writer.WriteStringValue("a=b"));
        var oauth = new OAuth1(("a", "b"), ("c", "d"));
        var now = Instant.FromUnixTimeSeconds(1);
        await oauth.SignAsync(bare, now, "nonce");
        await oauth.SignAsync(json, now, "nonce");
        Assert.Equal(bare.Headers.Authorization, json.Headers.Authorization);
    }

    [Theory]
    [InlineData("Ladies + Gentlemen", "Ladies%20%2B%20Gentlemen")]
    [InlineData("An encoded string!", "An%20encoded%20string%21")]
    [InlineData("Dogs, Cats & Mice", "Dogs%2C%20Cats%20%26%20Mice")]
    [InlineData("☃", "%E2%98%83")]
    [InlineData("-._~*'()", "-._~%2A%27%28%29")]
    public void Percents_are_as_X_documents_them(string text, string encoded) => Assert.Equal(encoded, OAuth1.Encode(text));
}
