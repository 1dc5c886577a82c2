using System.Text;
using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

public sealed class VendorSpecTests
{
    private const string Small = """
        {"openapi":"3.1.0","servers":[{"url":"https://api.example.com/v1"}],
         "paths":{
          "/things/{id}":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","pattern":"^\\d+$"}}],
           "get":{"parameters":[{"name":"full","in":"query","schema":{"type":"boolean"}},{"name":"kind","in":"query","required":true,"schema":{"enum":["a","b"]}},{"name":"ids","in":"query","schema":{"type":"array","items":{"type":"integer"},"maxItems":2}}]}},
          "/things":{"post":{"parameters":[{"name":"X-Key","in":"header","required":true,"schema":{"type":"string"}}],
           "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}},"multipart/form-data":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}},
         "components":{"schemas":{
          "Thing":{"type":"object","required":["text"],"properties":{"text":{"type":"string","minLength":1,"maxLength":5},"size":{"type":"integer","minimum":1,"maximum":9},"at":{"type":["string","null"],"format":"date-time"},"tags":{"type":"array","items":{"type":"string"},"minItems":1},"file":{"type":"string","format":"binary"},"source":{"oneOf":[{"$ref":"#/components/schemas/Link"},{"$ref":"#/components/schemas/Image"}]},"free":{"type":"object","additionalProperties":{"type":"integer"}}}},
          "Link":{"type":"object","required":["kind","url"],"properties":{"kind":{"const":"link"},"url":{"type":"string"}}},
          "Image":{"allOf":[{"type":"object","properties":{"kind":{"const":"image"}}},{"type":"object","required":["data"],"properties":{"data":{"type":"string"}}}]}}}}
        """;

    private static readonly VendorSpec Spec = VendorSpec.Of(JsonNode.Parse(Small)!.AsObject());

    [Theory]
    [InlineData("GET", "/v1/things/7?kind=a&full=true&ids=1,2")]
    [InlineData("GET", "/v1/things/7?kind=a&ids=1&ids=2")]
    [InlineData("GET", "/v1/things/7?kind=a&ids[]=1&ids[]=2")]
    public void AGoodQueryPasses(string method, string path) => Assert.Empty(Spec.Violations(Request(method, path)));

    [Theory]
    [InlineData("""{"text":"bowl"}""")]
    [InlineData("""{"text":"🏺🏺🏺🏺🏺","size":9,"at":null,"tags":["x"]}""")]
    [InlineData("""{"text":"bowl","at":"2026-11-28T10:00:00Z","source":{"kind":"link","url":"https://lune.example"}}""")]
    [InlineData("""{"text":"bowl","source":{"kind":"image","data":"AA=="},"free":{"any":1}}""")]
    public void AGoodBodyPasses(string body) => Assert.Empty(Spec.Violations(Posted(body)));

    [Theory]
    [InlineData("PUT", "/v1/things/7?kind=a", "takes get")]
    [InlineData("GET", "/v1/bowls", "no such path")]
    [InlineData("GET", "/things/7?kind=a", "no such path")]
    [InlineData("GET", "/v1/things/x?kind=a", "not of the form")]
    [InlineData("GET", "/v1/things/7", "lacks kind")]
    [InlineData("GET", "/v1/things/7?kind=c", "not one of")]
    [InlineData("GET", "/v1/things/7?kind=a&full=yes", "not boolean")]
    [InlineData("GET", "/v1/things/7?kind=a&ids=1,2,3", "array")]
    [InlineData("GET", "/v1/things/7?kind=a&color=red", "color is unknown")]
    public void ABadQueryIsFound(string method, string path, string wrong) =>
        Assert.Contains(Spec.Violations(Request(method, path)), found => Contains(found, wrong) || Contains(found, "no such"));

    [Theory]
    [InlineData("""{}""", "lacks text")]
    [InlineData("""[]""", "not object")]
    [InlineData("""{"text":"" }""", "has 0 characters, less than 1")]
    [InlineData("""{"text":"pottery"}""", "has 7 characters, more than 5")]
    [InlineData("""{"text":7}""", "not string")]
    [InlineData("""{"text":null}""", "not string")]
    [InlineData("""{"text":"bowl","size":10}""", "more than 9")]
    [InlineData("""{"text":"bowl","size":1.5}""", "not integer")]
    [InlineData("""{"text":"bowl","size":"1"}""", "not integer")]
    [InlineData("""{"text":"bowl","tags":[]}""", "has 0 items")]
    [InlineData("""{"text":"bowl","tags":[1]}""", "body.tags[0]")]
    [InlineData("""{"text":"bowl","at":"tomorrow"}""", "no date and time")]
    [InlineData("""{"text":"bowl","colour":"red"}""", "body.colour is unknown")]
    [InlineData("""{"text":"bowl","source":{"kind":"link"}}""", "lacks url")]
    [InlineData("""{"text":"bowl","source":{"kind":"link","url":"x","data":"y"}}""", "data is unknown")]
    [InlineData("""{"text":"bowl","source":{"kind":"image","data":"y","url":"x"}}""", "url is unknown")]
    [InlineData("""{"text":"bowl","free":{"any":"x"}}""", "body.free.any")]
    [InlineData("""{"text":"bowl","text":"twice"}""", "not JSON")]
    [InlineData("""{"text":""", "not JSON")]
    public void ABadBodyIsFound(string body, string wrong) => Assert.Contains(Spec.Violations(Posted(body)), found => Contains(found, wrong));

    [Fact]
    public void ABodyThatIsMissingOrOfAnotherTypeOrTooMuchIsFound()
    {
        Assert.Contains("the body is missing", Assert.Single(Spec.Violations(Request("POST", "/v1/things", "", "application/json", ("X-Key", "k")))), StringComparison.Ordinal);
        Assert.Contains("the body is text/plain", Assert.Single(Spec.Violations(Request("POST", "/v1/things", "bowl", "text/plain", ("X-Key", "k")))), StringComparison.Ordinal);
        Assert.Contains("takes no body", Assert.Single(Spec.Violations(Request("GET", "/v1/things/7?kind=a", "{}", "application/json"))), StringComparison.Ordinal);
        Assert.Contains("header X-Key is missing", Assert.Single(Spec.Violations(Request("POST", "/v1/things", """{"text":"bowl"}""", "application/json"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormOfSeveralPartsIsReadAsItsFieldsAre()
    {
        Assert.Empty(Spec.Violations(await FormAsync(("text", "bowl"), ("size", "3"))));

        var found = Spec.Violations(await FormAsync(("text", "bowl"), ("size", "ten"), ("colour", "red")));
        Assert.Contains(found, each => Contains(each, "colour is unknown"));
        Assert.Contains(found, each => Contains(each, "body.size"));
    }

    private static async Task<LoopbackRequest> FormAsync(params (string Name, string Value)[] fields)
    {
        using var file = new ByteArrayContent([0, 255, 13, 10]);
        using var form = new MultipartFormDataContent { { file, "file", "bowl.png" } };
        var texts = fields.Select(field => (field.Name, Content: new StringContent(field.Value))).ToArray();
        Array.ForEach(texts, text => form.Add(text.Content, text.Name));
        return new LoopbackRequest("POST", "/v1/things", Headers(form.Headers.ContentType!.ToString(), ("X-Key", "k")), [.. await form.ReadAsByteArrayAsync()]);
    }

    private static LoopbackRequest Posted(string body) => Request("POST", "/v1/things", body, "application/json; charset=utf-8", ("X-Key", "k"));

    private static LoopbackRequest Request(string method, string path, string body = "", string type = "", params (string Name, string Value)[] headers) =>
        new(method, path, Headers(type, headers), [.. Encoding.UTF8.GetBytes(body)]);

    private static ImmutableDictionary<string, string> Headers(string type, params (string Name, string Value)[] headers) =>
        headers.Append(("Content-Type", type)).ToImmutableDictionary(each => each.Item1, each => each.Item2, StringComparer.OrdinalIgnoreCase);

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
