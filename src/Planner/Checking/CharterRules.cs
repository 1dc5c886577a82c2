using Planner.Networks;

namespace Planner.Checking;

/// <summary>What the brand's charter asks of a text. A text that several accounts share is looked at once.</summary>
internal static class CharterRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        from delivery in plan.Deliveries
        where delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn) && !delivery.Text.Segments.IsEmpty
        let brand = content.Brands.Find(delivery.Account.Brand.Value)
        where brand is not null
        group delivery by new { delivery.Text, brand, delivery.Network.HasHashtags } into shared
        from finding in Text(shared.First(), shared.Key.brand, content).Concat(Around(shared, shared.Key.brand))
        select finding;

    /// <summary>What goes out beside the text is the brand's voice too.</summary>
    private static IEnumerable<Finding> Around(IEnumerable<Delivery> deliveries, Brand brand) =>
        brand.ForbiddenWords.IsEmpty ? [] : deliveries.SelectMany(delivery =>
            ForbiddenWords.In(delivery.FirstComment, brand)
                .Concat(ForbiddenWords.In(delivery.Target.ContentWarning ?? delivery.Post.ContentWarning, brand))
                .Concat(delivery.Media.SelectMany(media => ForbiddenWords.In(media.Alt, brand))));

    private static IEnumerable<Finding> Text(Delivery delivery, Brand brand, Content content)
    {
        var path = delivery.Post.Source.Path;
        var language = delivery.Post.Language ?? delivery.Account.Language ?? brand.Language ?? content.Options.Language;
        return ForbiddenWords.In(delivery.Text, brand, path)
            .Concat(brand.Address is { } address && Disclosures.IsFrench(language) ? Addresses.Mismatches(delivery.Text, address.Value, brand.Name, path) : [])
            .Concat(Hashtags(delivery, brand))
            .Concat(Emojis(delivery, brand))
            .Concat(Disclosure(delivery, brand, language));
    }

    private static IEnumerable<Finding> Hashtags(Delivery delivery, Brand brand)
    {
        if (brand.RequiredHashtags.IsEmpty || !delivery.Network.HasHashtags)
        {
            return [];
        }

        var text = TextOf(delivery);
        return brand.RequiredHashtags
            .Where(tag => !Hashtag.IsIn(text, tag))
            .Select(tag => Problems.HashtagRequired(delivery.Text.Source, Hashtag.Written(tag), brand.Name));
    }

    private static IEnumerable<Finding> Emojis(Delivery delivery, Brand brand)
    {
        if (brand.MaxEmoji is not { } limit)
        {
            return [];
        }

        var count = delivery.Text.Segments.Sum(segment => segment.Blocks.Sum(block => block.Runs.Sum(run => Emoji.Count(run.Text))));
        return count > limit ? [Problems.EmojiLimit(delivery.Text.Source, count, limit, brand.Name)] : [];
    }

    private static IEnumerable<Finding> Disclosure(Delivery delivery, Brand brand, string language)
    {
        if (delivery.Post.Partner is not { } partner)
        {
            return [];
        }

        var words = Disclosures.For(language, brand.Disclosure);
        var text = WholeWords.Plain(TextOf(delivery));
        return words.Any(word => WholeWords.Find(text, word) is not null)
            ? []
            : [Problems.DisclosureMissing(partner.Source, partner.Value, string.Join(", ", words.Take(3)))];
    }

    private static string TextOf(Delivery delivery) =>
        string.Join('\n', delivery.Text.Segments.Select(PlainText.Of).Append(delivery.FirstComment?.Value ?? ""));
}
