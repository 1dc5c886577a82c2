using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>A message as a LocalPost (developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts, 2026-04-15).</summary>
internal sealed class GoogleBusinessPost(OutgoingMessage message)
{
    private const string Standard = "STANDARD";
    private const string Event = "EVENT";
    private const string Offer = "OFFER";
    private const string Call = "CALL";

    /// <summary>"Must be at most 58 characters", answers Google (the API's own words, 2026-07; no page says it).</summary>
    private const int MostOfTitle = 58;

    private string Topic => (Extra("topic") ?? Extra("topic_type"))?.ToUpperInvariant() ?? Standard;

    /// <summary>What the button says; null without one. An offer has its own.</summary>
    private string? Action => Topic is Offer ? null : Extra("action")?.ToUpperInvariant() ?? (message.Prepared.Card is null ? null : "LEARN_MORE");

    private string Title => Extra("event_title") ?? Extra("title") ?? message.Delivery.Post.Title;

    private GoogleBusinessTime? Time => GoogleBusinessTime.Of(Extra("start") ?? Extra("event_start"), Extra("end") ?? Extra("event_end"));

    /// <summary>"You must specify each field that is being updated" (localPosts.patch, 2025-07); what of them the post has no more is taken away.</summary>
    public string Mask => Topic switch
    {
        Event => "summary,callToAction,event",
        Offer => "summary,event,offer",
        _ => "summary,callToAction",
    };

    /// <summary>Why it cannot become a post; null when it can.</summary>
    public SendFault? Refusal() =>
        message.Parent is not null || message.IsComment ? Wrong("Google has no threads and no comments")
        : message.Content.Text.Text.Trim().Length == 0 && Topic is Standard ? Wrong("Google wants a text")
        : message.Content.Media.Length > 1 ? Wrong("a post has one picture")
        : Topic is not (Standard or Event or Offer) ? Wrong($"topic: is standard, event or offer, not '{Extra("topic") ?? Extra("topic_type")}'")
        : Action is not (null or "BOOK" or "ORDER" or "SHOP" or "LEARN_MORE" or "SIGN_UP" or Call) ? Wrong($"action: is BOOK, ORDER, SHOP, LEARN_MORE, SIGN_UP or CALL, not '{Extra("action")}'")
        : Action is not (null or Call) && message.Prepared.Card is null ? Wrong($"the button {Action} leads to the post's link:, and there is none")
        : Topic is Standard ? null
        : Time is null ? Wrong($"an {Topic.ToLowerInvariant()} has start: and end: under extra:, such as 2026-12-05 18:00, and ends after it begins")
        : Title.Length > MostOfTitle ? Wrong($"the title of an {Topic.ToLowerInvariant()} has at most {MostOfTitle} characters; write a shorter one as event_title: under extra:")
        : null;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("languageCode", message.Prepared.Language);
        json.WriteString("summary", message.Content.Text.Text);
        json.WriteString("topicType", Topic);
        WriteAction(json);
        WriteTopic(json);
        if (message.Media is [{ Media.PublicAddress: { } address }])
        {
            json.WriteStartArray("media");
            json.WriteStartObject();
            json.WriteString("mediaFormat", "PHOTO");
            json.WriteString("sourceUrl", address.AbsoluteUri);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (message.IsHandedOff)
        {
            json.WriteString("scheduledTime", InstantPattern.General.Format(message.Due));
        }

        json.WriteEndObject();
    }

    /// <summary>The fields of <see cref="Mask"/>: all that can be changed later.</summary>
    public void WriteChange(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("summary", message.Content.Text.Text);
        WriteAction(json);
        WriteTopic(json);
        json.WriteEndObject();
    }

    private void WriteAction(Utf8JsonWriter json)
    {
        if (Action is not { } action)
        {
            return;
        }

        json.WriteStartObject("callToAction");
        json.WriteString("actionType", action);
        if (action is not Call)
        {
            json.WriteString("url", message.Prepared.Card);
        }

        json.WriteEndObject();
    }

    private void WriteTopic(Utf8JsonWriter json)
    {
        if (Topic is Standard || Time is not { } time)
        {
            return;
        }

        json.WriteStartObject("event");
        json.WriteString("title", Title);
        time.Write(json);
        json.WriteEndObject();
        if (Topic is Offer)
        {
            json.WriteStartObject("offer");
            WriteText(json, "couponCode", Extra("coupon") ?? Extra("coupon_code"));
            WriteText(json, "redeemOnlineUrl", Extra("redeem_url") ?? message.Prepared.Card);
            WriteText(json, "termsConditions", Extra("terms"));
            json.WriteEndObject();
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private string? Extra(string name) => message.Delivery.Extra(name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static SendFault Wrong(string why) => new(FaultKind.Validation, why);
}
