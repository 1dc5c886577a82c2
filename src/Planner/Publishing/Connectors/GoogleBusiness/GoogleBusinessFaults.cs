using System.Text.Json;
using Planner.Publishing.Connectors.Google;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>
/// What refusals mean. Google says <c>status</c> (google.rpc.Code), and of a post's fields <c>details</c> with
/// <c>google.mybusiness.v4.ValidationError</c>: <c>{"errorDetails":[{"code":1000,"field":"media","message":"Fetching image failed."}]}</c>
/// (developers.google.com/my-business/reference/rest/v4/ErrorCode, 2026-04).
/// </summary>
internal static class GoogleBusinessFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply reply) => GoogleError.FaultOf(settings, reply, Of);

    /// <summary>Whether Google itself says that there is no such post.</summary>
    public static bool IsGone(Reply reply) => reply is Reply.Answer { Status: 404 or 410 } && GoogleError.Of(reply) is not null;

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var error = GoogleError.Of(answer);
        var details = error is null ? [] : DetailsOf(error);
        var words = details.IsEmpty ? error?.Message : string.Join("; ", details.Select(detail => detail.Words));
        var fault = settings.FaultOf(answer, string.Join(": ", new[] { error?.Status, words }.OfType<string>().Where(text => text.Length > 0)));
        if (error is null)
        {
            return fault;
        }

        if (details.Any(detail => detail.IsOfMedia))
        {
            return fault with { Kind = FaultKind.MediaProcessing };
        }

        if (details.Any(detail => detail.Code is "LOCATION_DISABLED_FOR_LOCAL_POST_API" or "OPERATION_UNSUPPORTED_UNDER_ACCOUNT_CONDITION"))
        {
            return fault with { Kind = FaultKind.Configuration, Message = fault.Message + "; Google takes no posts of programs for this location, which it may hold for one of a chain" };
        }

        fault = fault with { Kind = KindOf(error.Status) ?? fault.Kind };
        return error switch
        {
            { Reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT" } => fault with { Kind = FaultKind.Authorization, Message = fault.Message + "; the token needs the scope business.manage" },
            { Reason: "SERVICE_DISABLED" or "accessNotConfigured" } => fault with { Kind = FaultKind.Configuration, Message = fault.Message + "; enable the API in the project, which Google has to have approved" },
            _ when IsUnapproved(error) => fault with { Kind = FaultKind.Configuration, RetryAfter = null, Message = fault.Message + "; Google has not approved the project yet: its quota is 0" },
            { Status: "NOT_FOUND" } => fault with { Kind = FaultKind.Configuration, Message = fault.Message + "; is it the right account for the location?" },
            _ => fault,
        };
    }

    private static FaultKind? KindOf(string? status) => status switch
    {
        "INVALID_ARGUMENT" or "FAILED_PRECONDITION" or "OUT_OF_RANGE" => FaultKind.Validation,
        "UNAUTHENTICATED" or "PERMISSION_DENIED" => FaultKind.Authorization,
        "RESOURCE_EXHAUSTED" => FaultKind.RateLimited,
        "ALREADY_EXISTS" => FaultKind.Duplicate,
        "UNAVAILABLE" or "INTERNAL" or "DEADLINE_EXCEEDED" or "ABORTED" => FaultKind.Server,
        _ => null,
    };

    /// <summary>"If your quota is 0 QPM, your project has not yet been approved" (developers.google.com/my-business/content/prereqs, 2025-08).</summary>
    private static bool IsUnapproved(GoogleError error) =>
        error.Status is "RESOURCE_EXHAUSTED" && error.Details.Any(detail => detail.At("metadata")?.Text("quota_limit_value") is "0");

    private static ImmutableArray<Detail> DetailsOf(GoogleError error) => [.. error.Details.SelectMany(detail => detail.List("errorDetails")).Select(Detail.Of)];

    /// <param name="Code">A number or one of ErrorCode's names.</param>
    private sealed record Detail(string? Code, string? Field, string? Message)
    {
        /// <summary>1000 is what PHOTO_FETCH_FAILED arrives as (clients' reports of 2023 to 2026).</summary>
        public bool IsOfMedia => Code is "PHOTO_FETCH_FAILED" or "PHOTO_UPLOAD_FAILED" or "1000" || Field?.StartsWith("media", StringComparison.Ordinal) is true;

        public string Words => string.Join(": ", new[] { Field, Message ?? Code }.OfType<string>().Where(text => text.Length > 0));

        public static Detail Of(JsonElement detail) => new(detail.Id("code"), detail.Text("field"), detail.Text("message"));
    }
}
