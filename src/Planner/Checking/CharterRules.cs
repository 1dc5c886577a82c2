using Planner.Networks;

namespace Planner.Checking;

/// <summary>What the brand's charter asks of a text. A text that says the same on several accounts is looked at once.</summary>
internal static class CharterRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        var words = content.Brands.ToDictionary(brand => brand.Id, brand => new ForbiddenWords(brand), StringComparer.Ordinal);

        // By reference: to compare what texts say would cost more than to look at one twice.
        var seen = new Dictionary<Variant, Delivery>(ReferenceEqualityComparer.Instance);
        foreach (var delivery in plan.Deliveries)
        {
            var text = delivery.Text;
            if (delivery.Post.Status.Value is PostStatus.Idea or PostStatus.Withdrawn || content.Brands.Find(delivery.Account.Brand.Value) is not { } brand)
            {
                continue;
            }

            var forbidden = words[brand.Id];
            var isNew = seen.TryAdd(text, delivery);
            var first = seen[text];
            if (isNew || delivery.Account.Brand.Value != first.Account.Brand.Value)
            {
                forbidden.Check(text, delivery.Post.Source.Path, findings);
                Emojis(text, brand, findings);
            }

            if (!text.Segments.IsEmpty && (isNew || !AsksTheSame(delivery, first)))
            {
                OnAccount(delivery, text, brand, content, findings);
            }

            if (!forbidden.IsEmpty)
            {
                Around(delivery, forbidden, findings);
            }
        }

        return findings;
    }

    /// <summary>Whether the charter can only say of the one what it said of the other, when they share a text.</summary>
    private static bool AsksTheSame(Delivery one, Delivery other) =>
        one.Account.Brand.Value == other.Account.Brand.Value
        && one.Account.Language == other.Account.Language
        && one.Network.Hashtags.Work == other.Network.Hashtags.Work
        && one.FirstComment?.Value == other.FirstComment?.Value;

    /// <summary>What goes out beside the text is the brand's voice too.</summary>
    private static void Around(Delivery delivery, ForbiddenWords forbidden, List<Finding> findings)
    {
        forbidden.Check(delivery.FirstComment, findings);
        forbidden.Check(delivery.ContentWarning, findings);
        foreach (var answer in delivery.Poll?.Value.Options ?? [])
        {
            forbidden.Check(answer, findings);
        }

        foreach (var media in delivery.Media)
        {
            forbidden.Check(media.Alt, findings);
        }
    }

    /// <summary>What depends on the account's language, network and first comment too.</summary>
    private static void OnAccount(Delivery delivery, Variant text, Brand brand, Content content, List<Finding> findings)
    {
        var language = content.LanguageOf(delivery);
        if (brand.Address is { } address && Disclosures.IsFrench(language))
        {
            Addresses.Check(text, address.Value, brand.Name, delivery.Post.Source.Path, findings);
        }

        Hashtags(delivery, text, brand, findings);
        Disclosure(delivery, text, brand, language, content, findings);
    }

    private static void Hashtags(Delivery delivery, Variant text, Brand brand, List<Finding> findings)
    {
        if (brand.RequiredHashtags.IsEmpty || !delivery.Network.Hashtags.Work)
        {
            return;
        }

        var written = Written(delivery, text);
        foreach (var tag in brand.RequiredHashtags)
        {
            if (!Hashtag.IsIn(written, tag))
            {
                findings.Add(Problems.HashtagRequired(text.Source, Hashtag.Written(tag), brand.Name));
            }
        }
    }

    private static void Emojis(Variant text, Brand brand, List<Finding> findings)
    {
        if (brand.MaxEmoji is not { } limit)
        {
            return;
        }

        var count = 0;
        foreach (var segment in text.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                foreach (var run in block.Runs)
                {
                    count += Emoji.Count(run.Text);
                }
            }
        }

        if (count > limit)
        {
            findings.Add(Problems.EmojiLimit(text.Source, count, limit, brand.Name));
        }
    }

    private static void Disclosure(Delivery delivery, Variant text, Brand brand, string language, Content content, List<Finding> findings)
    {
        if (delivery.Post.Partner is not { } partner)
        {
            return;
        }

        var words = Disclosures.For(language, content.Partners.Find(partner.Value)?.Disclosure, brand.Disclosure);
        if (Said(PlainText.Of(text.Segments[0])) is not null)
        {
            return;
        }

        // Readers of a thread begin at its first message, and nobody has to open comments.
        findings.Add(Said(Written(delivery, text)) is { } late
            ? Problems.DisclosureTooLate(partner.Source, partner.Value, late)
            : Problems.DisclosureMissing(partner.Source, partner.Value, string.Join(", ", words.Take(3))));

        string? Said(string written)
        {
            var plain = WholeWords.Plain(written);
            return words.FirstOrDefault(word => WholeWords.Find(plain, WholeWords.Plain(word)) is not null);
        }
    }

    /// <summary>All that readers find in it: the text and its first comment.</summary>
    private static string Written(Delivery delivery, Variant text) =>
        text.Segments is [var only] && delivery.FirstComment is null
            ? PlainText.Of(only)
            : string.Join('\n', text.Segments.Select(PlainText.Of).Append(delivery.FirstComment?.Value ?? ""));
}
