using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.GoogleBusiness;

/// <summary>Who may post where: tokens and locations.</summary>
public sealed partial class GoogleBusinessDouble
{
    private LoopbackAnswer Grant(Checked said)
    {
        said.That(said.Request.Method == "POST" && said.Form.GetValueOrDefault("grant_type") == "refresh_token", "the grant is refresh_token");
        return said.Form.GetValueOrDefault("refresh_token") == Variables["GBP_REFRESH"] && said.Form.GetValueOrDefault("client_id") == Variables["GBP_CLIENT"] && said.Form.GetValueOrDefault("client_secret") == Variables["GBP_SECRET"]
            ? Json(200, new() { ["access_token"] = Token, ["expires_in"] = 3599, ["scope"] = Scope, ["token_type"] = "Bearer" })
            : Json(400, new() { ["error"] = "invalid_grant", ["error_description"] = "Token has been expired or revoked." });
    }

    /// <summary>Both requests of Business Information want a mask.</summary>
    private static LoopbackAnswer? Masked(Checked said)
    {
        said.That(said.Query.GetValueOrDefault("readMask", "").Split(',').All(field => field is "name" or "title" or "metadata"), "readMask is wanted");
        return said.Query.ContainsKey("readMask") ? null : Refused(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
    }

    private JsonObject Location((string Account, string Location, string Title) each) => new()
    {
        ["name"] = each.Location,
        ["title"] = each.Title,
        ["metadata"] = new JsonObject { ["canOperateLocalPost"] = MayPost },
    };
}
