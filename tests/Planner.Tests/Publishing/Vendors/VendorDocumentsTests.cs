using System.Text;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>Each vendor's document is read: a request as its documentation shows it passes, and one that is nearly right does not.</summary>
public sealed class VendorDocumentsTests
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("pinterest", "POST", "/v5/pins", Json, """{"board_id":"123","title":"Bowl","alt_text":"A bowl","link":"https://lune.example/","media_source":{"source_type":"image_url","url":"https://lune.example/bowl.jpg"}}""")]
    [InlineData("pinterest", "POST", "/v5/pins", Json, """{"board_id":"123","media_source":{"source_type":"video_id","cover_image_url":"https://lune.example/c.jpg","media_id":"12345"}}""")]
    [InlineData("pinterest", "POST", "/v5/media", Json, """{"media_type":"video"}""")]
    [InlineData("pinterest", "GET", "/v5/boards?page_size=250", "", "")]
    [InlineData("pinterest", "DELETE", "/v5/pins/42", "", "")]
    [InlineData("pinterest", "GET", "/v5/user_account", "", "")]
    [InlineData("discord", "POST", "/api/v10/webhooks/12/token-Of_it?wait=true", Json, """{"content":"Bowl","allowed_mentions":{"parse":[]}}""")]
    [InlineData("discord", "PATCH", "/api/v10/webhooks/12/token/messages/34", Json, """{"content":"Bowls"}""")]
    [InlineData("discord", "POST", "/api/v10/channels/12/messages", Json, """{"content":"Bowl","nonce":"abc","enforce_nonce":true,"attachments":[{"id":0,"description":"A bowl"}]}""")]
    [InlineData("discord", "GET", "/api/v10/channels/12/messages?limit=100&after=3", "", "")]
    [InlineData("discord", "DELETE", "/api/v10/channels/12/messages/34", "", "")]
    [InlineData("discord", "GET", "/api/v10/users/@me", "", "")]
    [InlineData("slack", "POST", "/api/chat.postMessage", Json, """{"channel":"C1","text":"Bowl","thread_ts":"1.2","unfurl_links":true,"metadata":{"event_type":"x","event_payload":{}},"blocks":[]}""")]
    [InlineData("slack", "POST", "/api/chat.postMessage", Form, "channel=C1&text=Bowl&unfurl_links=false")]
    [InlineData("slack", "POST", "/api/chat.scheduleMessage", Json, """{"channel":"C1","text":"Bowl","post_at":1795800600}""")]
    [InlineData("slack", "POST", "/api/chat.delete", Json, """{"channel":"C1","ts":"1.2"}""")]
    [InlineData("slack", "GET", "/api/chat.getPermalink?channel=C1&message_ts=1.2", "", "")]
    [InlineData("slack", "GET", "/api/conversations.history?channel=C1&oldest=1.2&limit=100&include_all_metadata=true", "", "")]
    [InlineData("slack", "POST", "/api/auth.test", "", "")]
    [InlineData("slack", "GET", "/api/files.getUploadURLExternal?filename=bowl.png&length=1000&alt_txt=A%20bowl", "", "")]
    [InlineData("slack", "POST", "/api/files.completeUploadExternal", Json, """{"files":[{"id":"F1","title":"Bowl"}],"channel_id":"C1","initial_comment":"Bowl"}""")]
    [InlineData("discourse", "POST", "/posts.json", Json, """{"title":"Bowl","raw":"Text","category":4,"external_id":"k","tags":["clay"]}""")]
    [InlineData("discourse", "PUT", "/posts/3.json", Json, """{"post":{"raw":"Text"}}""")]
    [InlineData("discourse", "GET", "/t/external_id/k.json", "", "")]
    [InlineData("discourse", "GET", "/session/current.json", "", "")]
    [InlineData("youtube", "POST", "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status", Json, """{"snippet":{"title":"Kiln","categoryId":"22"},"status":{"privacyStatus":"private","publishAt":"2026-11-28T10:00:00Z"}}""")]
    [InlineData("youtube", "PUT", "/upload/youtube/v3/videos?uploadType=resumable&upload_id=x", "video/mp4", "bytes")]
    [InlineData("youtube", "PUT", "/youtube/v3/videos?part=snippet", Json, """{"id":"v","snippet":{"title":"Kiln","categoryId":"22"}}""")]
    [InlineData("youtube", "GET", "/youtube/v3/channels?part=id,snippet&mine=true", "", "")]
    [InlineData("youtube", "POST", "/upload/youtube/v3/thumbnails/set?uploadType=media&videoId=v", "image/jpeg", "bytes")]
    [InlineData("youtube", "POST", "/youtube/v3/commentThreads?part=snippet", Json, """{"snippet":{"videoId":"v","topLevelComment":{"snippet":{"textOriginal":"First"}}}}""")]
    [InlineData("youtube", "DELETE", "/youtube/v3/videos?id=v", "", "")]
    [InlineData("wordpress", "POST", "/wp-json/wp/v2/posts", Json, """{"title":"Bowl","content":"Text","status":"future","date_gmt":"2026-11-28T10:00:00","categories":[1],"featured_media":5,"slug":"bowl"}""")]
    [InlineData("wordpress", "GET", "/wp-json/wp/v2/posts?slug=bowl&status=publish,future&context=edit&_fields=id,link", "", "")]
    [InlineData("wordpress", "GET", "/blog/wp-json/wp/v2/users/me?context=edit", "", "")]
    [InlineData("wordpress", "POST", "/wp-json/wp/v2/media", "image/png", "bytes")]
    [InlineData("wordpress", "DELETE", "/wp-json/wp/v2/posts/7?force=true", "", "")]
    [InlineData("telegram", "POST", "/bot12:ab/sendMessage", Json, """{"chat_id":"@lune","text":"Bowl","entities":[{"type":"bold","offset":0,"length":4}],"link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":3}}""")]
    [InlineData("telegram", "POST", "/bot12:ab/sendMessage", Form, "chat_id=-100&text=Bowl&entities=%5B%5D")]
    [InlineData("telegram", "POST", "/bot12:ab/sendMediaGroup", Json, """{"chat_id":1,"media":[{"type":"photo","media":"x"},{"type":"video","media":"y","caption":"Kiln"}]}""")]
    [InlineData("telegram", "POST", "/bot12:ab/sendPoll", Json, """{"chat_id":1,"question":"Which?","options":[{"text":"A"},{"text":"B"}],"is_anonymous":true}""")]
    [InlineData("telegram", "GET", "/bot12:ab/getMe", "", "")]
    [InlineData("facebook", "POST", "/v25.0/123/feed", Form, "message=Bowl&link=https%3A%2F%2Flune.example&published=false&scheduled_publish_time=1795800600&access_token=t")]
    [InlineData("facebook", "POST", "/v25.0/123/feed", Form, "message=Bowl&attached_media[0]=%7B%22media_fbid%22%3A%221%22%7D")]
    [InlineData("facebook", "POST", "/v25.0/123/photos", Form, "url=https%3A%2F%2Flune.example%2Fbowl.jpg&published=false&alt_text_custom=A+bowl")]
    [InlineData("facebook", "POST", "/v25.0/123/video_reels", Form, "upload_phase=finish&video_id=9&video_state=PUBLISHED&description=Kiln")]
    [InlineData("facebook", "GET", "/v25.0/123_456?fields=permalink_url,message", "", "")]
    [InlineData("facebook", "DELETE", "/v25.0/123_456", "", "")]
    [InlineData("facebook", "POST", "/v25.0/123_456/comments", Form, "message=First")]
    [InlineData("instagram", "POST", "/v25.0/17/media", Form, "image_url=https%3A%2F%2Flune.example%2Fb.jpg&caption=Bowl&alt_text=A+bowl")]
    [InlineData("instagram", "POST", "/v25.0/17/media_publish", Form, "creation_id=18")]
    [InlineData("instagram", "GET", "/v25.0/18?fields=status_code,status", "", "")]
    [InlineData("threads", "POST", "/v1.0/me/threads", Form, "media_type=TEXT&text=Bowl&reply_to_id=3")]
    [InlineData("threads", "POST", "/v1.0/me/threads_publish", Form, "creation_id=18")]
    [InlineData("mastodon", "POST", "/api/v1/statuses", Json, """{"status":"Bowl","visibility":"unlisted","language":"en","media_ids":["1"]}""")]
    [InlineData("mastodon", "GET", "/api/v1/accounts/verify_credentials", "", "")]
    public void WhatTheDocumentationShowsPasses(string vendor, string method, string path, string type, string body) =>
        Assert.Empty(VendorSpec.Load(vendor).Violations(Request(method, path, type, body)));

    [Theory]
    [InlineData("pinterest", "POST", "/v5/pins", Json, """{"board_id":"123","media_source":{"source_type":"image_link","url":"https://lune.example/bowl.jpg"}}""")]
    [InlineData("pinterest", "POST", "/v5/pins", Json, """{"board_id":"123","text":"Bowl"}""")]
    [InlineData("discord", "POST", "/api/v10/webhooks/12/token?wait=yes", Json, """{"content":"Bowl"}""")]
    [InlineData("discord", "POST", "/api/v10/channels/12/messages", Json, """{"content":"Bowl","nonce":"longer than twenty-five characters"}""")]
    [InlineData("slack", "POST", "/api/chat.postMessage", Json, """{"text":"Bowl"}""")]
    [InlineData("slack", "POST", "/api/files.completeUploadExternal", Json, """{"files":[]}""")]
    [InlineData("slack", "GET", "/api/files.getUploadURLExternal?filename=bowl.png", "", "")]
    [InlineData("discourse", "POST", "/posts.json", Json, """{"title":"Bowl"}""")]
    [InlineData("discourse", "PUT", "/posts/3.json", Json, """{"raw":"Text"}""")]
    [InlineData("youtube", "POST", "/upload/youtube/v3/videos?part=snippet", Json, """{"snippet":{"title":"Kiln"}}""")]
    [InlineData("youtube", "POST", "/upload/youtube/v3/videos?uploadType=resumable&part=status", Json, """{"status":{"privacyStatus":"hidden"}}""")]
    [InlineData("wordpress", "POST", "/wp-json/wp/v2/posts", Json, """{"title":"Bowl","status":"scheduled"}""")]
    [InlineData("wordpress", "POST", "/wp-json/wp/v2/posts", Json, """{"title":"Bowl","category":[1]}""")]
    [InlineData("telegram", "POST", "/bot12:ab/sendMessage", Json, """{"chat_id":"@lune"}""")]
    [InlineData("telegram", "POST", "/bot12:ab/sendMediaGroup", Json, """{"chat_id":1,"media":[{"type":"photo","media":"x"}]}""")]
    [InlineData("telegram", "POST", "/bot12:ab/sendMessage", Json, """{"chat_id":"@lune","text":"Bowl","entities":[{"kind":"bold","offset":0,"length":4}]}""")]
    [InlineData("facebook", "POST", "/v25.0/123/video_reels", Form, "upload_phase=done&video_id=9")]
    [InlineData("facebook", "POST", "/v25.0/123/feed", Form, "text=Bowl")]
    [InlineData("facebook", "GET", "/v25.0/123_456?fields=permalinks", "", "")]
    [InlineData("instagram", "POST", "/v25.0/17/media_publish", Form, "container=18")]
    [InlineData("threads", "POST", "/v1.0/me/threads", Form, "media_type=PHOTO&image_url=x")]
    [InlineData("mastodon", "POST", "/api/v1/statuses", Json, """{"text":"Bowl"}""")]
    public void WhatIsNearlyRightDoesNotPass(string vendor, string method, string path, string type, string body) =>
        Assert.NotEmpty(VendorSpec.Load(vendor).Violations(Request(method, path, type, body)));

    [Theory]
    [InlineData("files[0]", true)]
    [InlineData("file", false)]
    public async Task JsonBesideFilesCountsAsTheFormsFieldsOnDiscord(string file, bool isGood)
    {
        var request = await FormAsync("/api/v10/webhooks/12/token?wait=true", [("payload_json", """{"content":"Bowl","attachments":[{"id":0,"description":"A bowl"}]}""")], file);
        Assert.Equal(isGood, VendorSpec.Load("discord").Violations(request).IsEmpty);
    }

    [Theory]
    [InlineData("two", true)]
    [InlineData("three", false)]
    public async Task FilesOfAnAlbumAreNamedByItOnTelegram(string second, bool isGood)
    {
        (string, string)[] fields = [("chat_id", "@lune"), ("media", """[{"type":"photo","media":"attach://one"},{"type":"photo","media":"attach://two"}]""")];
        Assert.Equal(isGood, VendorSpec.Load("telegram").Violations(await FormAsync("/bot12:ab/sendMediaGroup", fields, "one", second)).IsEmpty);
    }

    private static async Task<LoopbackRequest> FormAsync(string path, (string Name, string Value)[] fields, params string[] files)
    {
        using var form = new MultipartFormDataContent();
        fields.ToList().ForEach(field => form.Add(new StringContent(field.Value), field.Name));
        files.ToList().ForEach(file => form.Add(new ByteArrayContent([1, 2]), file, file + ".png"));
        return Request("POST", path, form.Headers.ContentType!.ToString(), "") with { Bytes = [.. await form.ReadAsByteArrayAsync()] };
    }

    private static LoopbackRequest Request(string method, string path, string type, string body) => new(
        method,
        path,
        new Dictionary<string, string> { ["Content-Type"] = type, ["Authorization"] = "Bearer t", ["Api-Key"] = "k", ["Api-Username"] = "lune" }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
        [.. Encoding.UTF8.GetBytes(body)]);
}
