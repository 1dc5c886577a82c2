namespace Planner.Strategy;

/// <summary>What some posts are about, where they go, in which language they speak and what they are made of.</summary>
/// <param name="Pillars">In the order of the strategy, those nobody speaks of too; then posts that belong to none, with an empty key.</param>
/// <param name="Networks">By id, those that are used.</param>
/// <param name="Languages">By language without its region, those that are used.</param>
/// <param name="Forms">In the order of <see cref="PostForm"/>, those that are used.</param>
public sealed record Measure(
    int Posts, int Deliveries, ImmutableArray<Share> Pillars, ImmutableArray<Share> Networks, ImmutableArray<Share> Languages, ImmutableArray<Share> Forms)
{
    /// <summary>How many posts belong to no pillar.</summary>
    public int WithoutPillar => Pillars.FirstOrDefault(share => share.Key.Length == 0)?.Posts ?? 0;

    /// <summary>The part of one key; nothing where nobody has it.</summary>
    public static Share Of(ImmutableArray<Share> shares, string key) => shares.FirstOrDefault(share => share.Key == key) ?? new Share(key, 0, 0, 0, 0);

    /// <param name="pillars">The strategy's.</param>
    internal static Measure Of(IEnumerable<SpokenPost> posts, ImmutableArray<Pillar> pillars, Content content)
    {
        var (byPillar, byNetwork, byLanguage, byForm) = (new Tally(), new Tally(), new Tally(), new Tally());
        var (count, deliveries) = (0, 0);
        foreach (var spoken in posts)
        {
            count++;
            deliveries += spoken.Deliveries.Length;
            Add(spoken, content, byPillar, byNetwork, byLanguage, byForm);
        }

        var themes = pillars.Select(pillar => pillar.Id).Concat(byPillar.Keys.Where(key => key.Length > 0).Order(StringComparer.Ordinal))
            .Concat(byPillar.Keys.Where(key => key.Length == 0)).Distinct(StringComparer.Ordinal);
        return new Measure(
            count,
            deliveries,
            byPillar.Shares(themes, count, deliveries),
            byNetwork.Shares(byNetwork.Keys.Order(StringComparer.Ordinal), count, deliveries),
            byLanguage.Shares(byLanguage.Keys.Order(StringComparer.Ordinal), count, deliveries),
            byForm.Shares(PostForms.All.Select(NameOf).Where(byForm.Keys.Contains), count, deliveries));
    }

    /// <summary>As pages and files name a form: <c>picture</c>.</summary>
    internal static string NameOf(PostForm form) => form.ToString().ToLowerInvariant();

    private static void Add(SpokenPost spoken, Content content, Tally pillars, Tally networks, Tally languages, Tally forms)
    {
        var (post, deliveries) = (spoken.Post, spoken.Deliveries);
        pillars.Add(post.Pillar?.Value ?? "", posts: 1, deliveries.Length);
        forms.Add(NameOf(PostForms.Of(post)), posts: 1, deliveries: 0);
        languages.Add(Primary(post.Language ?? content.BrandOf(post)?.Language ?? content.Options.Language), posts: 1, deliveries: 0);
        for (var index = 0; index < deliveries.Length; index++)
        {
            var delivery = deliveries[index];
            networks.Add(delivery.Network.Id, IsFirstThere(deliveries, index) ? 1 : 0, deliveries: 1);
            languages.Add(Primary(content.LanguageOf(delivery)), posts: 0, deliveries: 1);
            forms.Add(NameOf(PostForms.Of(delivery)), posts: 0, deliveries: 1);
        }
    }

    private static bool IsFirstThere(ImmutableArray<Delivery> deliveries, int index)
    {
        for (var earlier = 0; earlier < index; earlier++)
        {
            if (deliveries[earlier].Network.Id == deliveries[index].Network.Id)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>en</c> of <c>en-CA</c>: a team wonders how much it says in English, not in which spelling.</summary>
    private static string Primary(string language) =>
        (language.IndexOf('-', StringComparison.Ordinal) is var dash and >= 0 ? language[..dash] : language).ToLowerInvariant();

    private sealed class Tally
    {
        private readonly Dictionary<string, (int Posts, int Deliveries)> counts = new(StringComparer.Ordinal);

        public IReadOnlyCollection<string> Keys => counts.Keys;

        public void Add(string key, int posts, int deliveries)
        {
            var known = counts.GetValueOrDefault(key);
            counts[key] = (known.Posts + posts, known.Deliveries + deliveries);
        }

        public ImmutableArray<Share> Shares(IEnumerable<string> keys, int allPosts, int allDeliveries) =>
        [
            .. from key in keys
               let own = counts.GetValueOrDefault(key)
               select new Share(key, own.Posts, own.Deliveries, PartOf(own.Posts, allPosts), PartOf(own.Deliveries, allDeliveries)),
        ];

        private static decimal PartOf(int count, int all) => all == 0 ? 0 : (decimal)count / all;
    }
}

/// <summary>What has one pillar, network, language or form, of all that was measured.</summary>
/// <param name="Posts">Each once. A post goes to several networks, so that those do not add up.</param>
/// <param name="OfPosts">From 0 to 1.</param>
/// <param name="OfDeliveries">From 0 to 1; these add up for networks too.</param>
public sealed record Share(string Key, int Posts, int Deliveries, decimal OfPosts, decimal OfDeliveries);
