using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Meta;

/// <summary>
/// One of Meta's networks that make posts as containers. Requests are held against the vendor's description of its objects; refusals have the
/// bodies of graph-api/guides/error-handling and instagram-graph-api/reference/error-codes.
/// </summary>
public abstract class GraphDouble : INetworkDouble
{
    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private Func<Instant> clock = static () => Doubled.Now;
    private long last = 17_900_000_000_000_000;

    public abstract string Account { get; }

    public bool IsServer => false;

    public abstract ImmutableDictionary<string, string> Variables { get; }

    public virtual string Fields => "";

    /// <summary>How often a video is asked for before it is done.</summary>
    public int Work { get; init; } = 1;

    /// <summary>What becomes of the containers that are made from now on, instead of FINISHED.</summary>
    public (string Status, string Detail)? Becomes { get; set; }

    public ImmutableArray<string> Standing => Locked(() => Posts.Where(post => post.Answers is null || post.IsShown).Select(post => post.Text).ToImmutableArray());

    public ImmutableArray<string> Violations => Locked(() => violations.ToImmutableArray());

    internal List<GraphDoublePost> Posts { get; } = [];

    internal List<GraphDoubleContainer> Containers { get; } = [];

    protected abstract string Specification { get; }

    protected abstract string Token { get; }

    protected string Time => clock().ToString("uuuu-MM-dd'T'HH:mm:ss'+0000'", null);

    public void Follow(Func<Instant> clock) => this.clock = clock;

    /// <summary>24 hours are over for what was not published.</summary>
    public void Expire() => Containers.ForEach(container => container.Status = container.Status == "PUBLISHED" ? "PUBLISHED" : "EXPIRED");

    public LoopbackAnswer Answer(LoopbackRequest request) => Locked(() =>
    {
        if (request.Path.StartsWith("/m/", StringComparison.Ordinal))
        {
            // The deployed site.
            return request.Method == "HEAD" ? new LoopbackAnswer(200, new string('x', 1000), "image/jpeg") : new LoopbackAnswer(404, "");
        }

        violations.AddRange(VendorSpec.Load(Specification).Violations(request));
        var seen = new Checked(request, violations.Add);
        var fields = seen.Query.SetItems(seen.Form);
        return fields.GetValueOrDefault("access_token") == Token ? Answer(request.Method, seen.Path, fields) : Refusal(401, 190, 463, "Error validating access token: Session has expired");
    });

    internal static LoopbackAnswer Refusal(int status, int code, int subcode, string message) =>
        new(status, $$$"""{"error":{"message":"{{{message}}}","type":"OAuthException","code":{{{code}}},"error_subcode":{{{subcode}}},"is_transient":false,"fbtrace_id":"A6LJylpZRKw2xKLFsAP-cJh"}}""");

    internal static LoopbackAnswer Gone(string id) => Refusal(400, 100, 33, $"Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation");

    internal static LoopbackAnswer Said(JsonNode json) => new(200, json.ToJsonString());

    protected abstract LoopbackAnswer Answer(string method, string path, ImmutableDictionary<string, string> fields);

    protected string NextId() => (++last).ToString(CultureInfo.InvariantCulture);

    protected void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            violations.Add(otherwise);
        }
    }

    protected LoopbackAnswer Make(ImmutableDictionary<string, string> fields)
    {
        foreach (var address in new[] { "image_url", "video_url" }.Where(fields.ContainsKey))
        {
            Must(Uri.TryCreate(fields[address], UriKind.Absolute, out _), $"{address} is no address");
        }

        var children = fields.TryGetValue("children", out var list) ? list.Split(',') : [];
        if (fields.GetValueOrDefault("media_type") == "CAROUSEL")
        {
            Must(children.Length is >= 2 and <= 20, "a carousel has 2 children or more");
            Must(children.All(id => Containers.Any(each => each.Id == id && each.Status == "FINISHED" && each.Fields.ContainsKey("is_carousel_item"))), "children are containers that are ready, and made for a carousel");
        }

        var container = new GraphDoubleContainer(NextId(), fields) { Status = fields.ContainsKey("video_url") && Work > 0 ? "IN_PROGRESS" : Becomes?.Status ?? "FINISHED", Work = Work };
        Containers.Add(container);
        return Said(new JsonObject { ["id"] = container.Id });
    }

    /// <summary>Where a container stands; null where the id is not a container's.</summary>
    protected LoopbackAnswer? Look(string id, string status, string detail)
    {
        if (Containers.Find(each => each.Id == id) is not { } container)
        {
            return null;
        }

        if (container.Status == "IN_PROGRESS" && container.Work-- <= 0)
        {
            container.Status = Becomes?.Status ?? "FINISHED";
        }

        var answer = new JsonObject { [status] = container.Status, ["id"] = id };
        if (container.Status == Becomes?.Status)
        {
            answer[detail] = Becomes.Value.Detail;
        }

        return Said(answer);
    }

    private protected LoopbackAnswer Publish(string id, Func<GraphDoubleContainer, GraphDoublePost> make)
    {
        if (Containers.Find(each => each.Id == id) is not { } container)
        {
            return Refusal(400, 24, 2207006, "The media with the id cannot be found");
        }

        switch (container.Status)
        {
            case "FINISHED":
                container.Status = "PUBLISHED";
                Posts.Add(make(container));
                return Said(new JsonObject { ["id"] = Posts[^1].Id });
            case "IN_PROGRESS":
                return Refusal(400, 9007, 2207027, "The media is not ready for publishing, please wait for a moment");
            default:
                return Refusal(400, -2, 2207020, "The media you are trying to access has expired. Please try to upload again.");
        }
    }

    protected LoopbackAnswer Delete(string id) => Posts.RemoveAll(post => post.Id == id) > 0 ? Said(new JsonObject { ["success"] = true }) : Gone(id);

    private T Locked<T>(Func<T> act)
    {
        lock (gate)
        {
            return act();
        }
    }
}

internal sealed record GraphDoublePost(string Id, string Text, ImmutableDictionary<string, string> Fields, string Time)
{
    /// <summary>What it is a comment or an answer to.</summary>
    public string? Answers { get; init; }

    /// <summary>Whether readers see it as a message, although it answers one.</summary>
    public bool IsShown { get; init; } = true;

    public bool IsStory { get; init; }
}

internal sealed class GraphDoubleContainer(string id, ImmutableDictionary<string, string> fields)
{
    public string Id => id;

    public ImmutableDictionary<string, string> Fields => fields;

    public required string Status { get; set; }

    public int Work { get; set; }
}
