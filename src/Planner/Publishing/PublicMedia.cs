using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Publishing.Tokens;

namespace Planner.Publishing;

/// <summary>
/// Copies of media on the deployed site for networks that fetch them themselves, each under a name that nobody can guess and that is
/// worth nothing after its delivery: docs/public-media.md. The same key gives <c>build</c> and <c>publish</c> the same names.
/// </summary>
internal sealed class PublicMedia
{
    /// <summary>The environment's variable that holds the key; where there is none, one is derived from that of the vault.</summary>
    public const string Variable = "PLANNER_MEDIA_KEY";

    /// <summary>What a person may think up instead of 32 bytes of <c>planner vault key</c>; shorter ones can be tried out.</summary>
    private const int Shortest = 22;

    /// <summary>Long enough before that a site which is built once a week has them in time; long enough after for late deliveries and slow networks.</summary>
    private static readonly Duration Before = Duration.FromDays(7);

    private static readonly Duration After = Duration.FromDays(1);

    private readonly byte[] key;

    private PublicMedia(byte[] key) => this.key = key;

    /// <param name="own">What <see cref="Variable"/> holds; null or empty when it is not set.</param>
    /// <returns>Null where there is neither key.</returns>
    /// <exception cref="ArgumentException">The key is so short that it can be tried out.</exception>
    public static PublicMedia? Of(string? own, VaultKeys? vault) =>
        own?.Trim() is { Length: > 0 } text ? new PublicMedia(text.Length >= Shortest ? Encoding.UTF8.GetBytes(text) : throw new ArgumentException($"{Variable} has to have {Shortest} characters or more; 'planner vault key' prints a good one", nameof(own)))
        : vault is not null ? new PublicMedia(HMACSHA256.HashData(vault.Sealing, "planner public media"u8))
        : null;

    /// <summary>Whether its media have to be public now, or soon.</summary>
    public static bool IsNeeded(Delivery delivery, Instant now) =>
        delivery.Due is { } due && due - Before <= now && now <= due + After
        && delivery.State is DeliveryState.Scheduled or DeliveryState.Due or DeliveryState.Late or DeliveryState.Claimed or DeliveryState.HandedOff or DeliveryState.Failed or DeliveryState.Uncertain
        && KindOf(delivery.Account) is { FetchesMedia: true } kind && (kind.FetchesVideos || delivery.Media.Any(media => !MediaTypes.IsVideo(media.File.Value)));

    /// <summary>Whether what it is sent through has the network fetch media.</summary>
    public static bool IsFetched(Account account) => KindOf(account) is { FetchesMedia: true };

    /// <summary>Where the site stands; null where nobody has said it, or where networks would not fetch from it.</summary>
    public static Uri? SiteOf(Options options) =>
        Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;

    /// <summary>All media that have to be public now, by their paths on the site.</summary>
    public ImmutableSortedDictionary<string, string> Files(Content content, Plan plan)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var delivery in plan.Deliveries.Where(delivery => IsNeeded(delivery, plan.Now)))
        {
            foreach (var media in Preparing.Of(delivery, content).Segments.SelectMany(segment => segment.Media))
            {
                var file = media.File.Value;
                if (content.MediaFiles.ContainsKey(file) && PathOf(delivery, file) is { } path)
                {
                    files[path] = file;
                }
            }
        }

        return files.ToImmutable();
    }

    /// <summary>
    /// The path of a copy, relative to the site's root: <c>m/</c>, 256 bits of HMAC-SHA256 in base64url, and the file's extension. Null where the file
    /// cannot be read.
    /// </summary>
    /// <param name="file">Relative to <c>content/</c>.</param>
    public string? PathOf(Delivery delivery, string file)
    {
        if (delivery.Due is not { } due || delivery.MediaDigests.Of(file) is not { } digest || !MediaTypes.IsKnown(file))
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var part in new[] { delivery.Post.Id, delivery.Account.Id, due.ToString(), digest })
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}\n");
        }

        return $"m/{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString())))}{Path.GetExtension(file).ToLowerInvariant()}";
    }

    /// <summary>The address of a copy; null where the site has none.</summary>
    public Uri? AddressOf(Delivery delivery, string file, Options options) =>
        SiteOf(options) is { } site && PathOf(delivery, file) is { } path ? new Uri(site.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/" + path) : null;

    public override string ToString() => "***";

    private static ConnectorKind? KindOf(Account account) => AvailableConnectors.Find(account.Connector?.Value ?? account.Network.Value);
}
