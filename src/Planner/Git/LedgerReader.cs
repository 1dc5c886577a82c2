using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>What is stored of a delivery.</summary>
/// <param name="LastNumber">Of its events, over all months; zero when there are none.</param>
internal sealed record StoredRecord(DeliveryRecord Record, int LastNumber);

/// <summary>
/// Reads records at a commit. What it costs goes by the months and the deliveries that are asked for: the folder of each month is
/// read once, and of the posts in it only those that are wanted.
/// </summary>
/// <param name="branch">Brings objects that its fetch left out.</param>
internal sealed class LedgerReader(GitObjects objects, ILedgerBranch branch)
{
    /// <summary>The months' folders at the last tip by their ids: from one tip to the next most stay as they are.</summary>
    private ImmutableDictionary<string, GitObject> folders = ImmutableDictionary<string, GitObject>.Empty;

    /// <summary>The months that there are, in their order.</summary>
    public async Task<ImmutableArray<GitTreeEntry>> MonthsAsync(string tip, CancellationToken cancellationToken)
    {
        var entries = Entries(await TopAsync(tip, cancellationToken));
        return entries.FirstOrDefault(entry => entry.IsFolder && entry.Name != LedgerPath.Vault && LedgerPath.MonthOf(entry.Name) is null) is { } stranger
            ? throw LedgerException.Corrupt($"The branch is no ledger: it has a folder '{Printing.Printable.Of(stranger.Name)}'. Name another with 'ledger:' under 'publish:' in planner.yml.")
            : [.. entries.Where(entry => entry.IsFolder && entry.Name != LedgerPath.Vault)];
    }

    public async Task<ImmutableDictionary<LedgerKey, StoredRecord>> ReadAsync(string? tip, IReadOnlyCollection<LedgerKey> keys, CancellationToken cancellationToken)
    {
        var files = tip is null ? [] : await FilesAsync(tip, keys, cancellationToken);
        var events = (await EventsAsync(files, cancellationToken)).ToLookup(read => read.Event.Key);
        return keys.Distinct().ToImmutableDictionary(key => key, key => Stored(key, events[key]));
    }

    /// <summary>What stands in a file; null where there is none.</summary>
    public async Task<byte[]?> FileAsync(string? tip, string path, CancellationToken cancellationToken)
    {
        ImmutableArray<Place> places = tip is null ? [] : [new Place("", (await TopAsync(tip, cancellationToken)).Id)];
        foreach (var part in path.Split('/'))
        {
            places = await BelowAsync([.. places.Where(place => place.IsFolder)], FrozenSet.Create(part), cancellationToken);
        }

        return await ObjectsAsync([.. places.Where(place => !place.IsFolder).Select(place => place.Id)], cancellationToken) is [var file] ? file.Bytes.ToArray() : null;
    }

    /// <summary>The files that stand in a folder at the top.</summary>
    public async Task<ImmutableArray<LedgerFile>> FilesAsync(string? tip, string folder, CancellationToken cancellationToken)
    {
        ImmutableArray<Place> top = tip is null ? [] : [.. Entries(await TopAsync(tip, cancellationToken), FrozenSet.Create(folder)).Select(entry => new Place(folder, entry.Id, entry.IsFolder))];
        var below = await BelowAsync([.. top.Where(place => place.IsFolder)], null, cancellationToken);
        ImmutableArray<Place> files = [.. below.Where(place => !place.IsFolder)];
        var read = await ObjectsAsync([.. files.Select(file => file.Id)], cancellationToken);
        return [.. files.Zip(read, (file, blob) => new LedgerFile(file.Path, blob.Bytes))];
    }

    /// <summary>The records of all deliveries of these posts.</summary>
    public async Task<ImmutableDictionary<LedgerKey, DeliveryRecord>> ReadAsync(string tip, IReadOnlySet<string> posts, CancellationToken cancellationToken)
    {
        var months = await MonthsAsync(tip, cancellationToken);
        var inMonths = await BelowAsync([.. months.Select(month => new Place(month.Name, month.Id))], posts, cancellationToken, areMonths: true);
        var inPosts = await BelowAsync([.. inMonths.Where(place => place.IsFolder)], null, cancellationToken);
        var files = await BelowAsync([.. inPosts.Where(place => place.IsFolder)], null, cancellationToken);
        return (await EventsAsync(files, cancellationToken)).GroupBy(read => read.Event.Key).ToImmutableDictionary(key => key.Key, key => Stored(key.Key, key).Record);
    }

    /// <summary>The deliveries that have events in a month.</summary>
    public async Task<ImmutableArray<LedgerKey>> KeysAsync(string tip, YearMonth month, CancellationToken cancellationToken)
    {
        var name = LedgerPath.Month(month);
        var months = (await MonthsAsync(tip, cancellationToken)).Where(entry => entry.Name == name);
        var posts = await BelowAsync([.. months.Select(entry => new Place(entry.Name, entry.Id))], null, cancellationToken, areMonths: true);
        var accounts = await BelowAsync([.. posts.Where(post => post.IsFolder)], null, cancellationToken);
        return [.. accounts.Where(account => account.IsFolder).Select(account => new LedgerKey(Part(account.Path, 1), Part(account.Path, 2)))];
    }

    /// <summary>A name in an older tip that a newer one has no longer; null when everything is still there.</summary>
    public async Task<string?> LostAsync(string older, string newer, CancellationToken cancellationToken)
    {
        var before = await MonthsAsync(older, cancellationToken);
        var after = await MonthsAsync(newer, cancellationToken);
        foreach (var month in before)
        {
            if (after.FirstOrDefault(each => each.Name == month.Name) is not { } now)
            {
                return month.Name;
            }

            if (now.Id != month.Id && await LostAsync(new Place(month.Name, month.Id), now.Id, cancellationToken) is { } lost)
            {
                return lost;
            }
        }

        return null;
    }

    private static StoredRecord Stored(LedgerKey key, IEnumerable<LedgerEventReading.Read> events)
    {
        LedgerEventReading.Read[] sorted = [.. events.OrderBy(read => read.Number).ThenBy(read => LedgerPath.Of(read.Event, read.Number), StringComparer.Ordinal)];
        return new StoredRecord(new DeliveryRecord(key, [.. sorted.Select(read => read.Event)]), sorted is [] ? 0 : sorted[^1].Number);
    }

    private static string Part(string path, int index) => path.Split('/')[index];

    private static ImmutableArray<GitTreeEntry> Entries(GitObject folder, IReadOnlySet<string>? wanted = null)
    {
        try
        {
            return folder.Type == "tree" ? folder.Entries(wanted) : throw new FormatException($"{folder.Id} is no folder");
        }
        catch (FormatException exception)
        {
            throw Corrupt(exception.Message);
        }
    }

    private static LedgerException Corrupt(string what) =>
        LedgerException.Corrupt($"The ledger cannot be read: {what}. docs/ledger.md says how to repair it.");

    /// <summary>The posts' folders are compared by their names alone: what stands in them may not have been fetched.</summary>
    private async Task<string?> LostAsync(Place older, string newer, CancellationToken cancellationToken)
    {
        var both = await ObjectsAsync([older.Id, newer], cancellationToken, areMonths: true);
        var after = Entries(both[1]).Select(entry => entry.Name).ToHashSet();
        return Entries(both[0]).FirstOrDefault(entry => !after.Contains(entry.Name)) is { } lost ? $"{older.Path}/{lost.Name}" : null;
    }

    private async Task<GitObject> TopAsync(string tip, CancellationToken cancellationToken) =>
        (await objects.ReadAsync([tip + "^{tree}"], cancellationToken))[0] ?? throw Corrupt($"{tip} has no files");

    private async Task<ImmutableArray<Place>> FilesAsync(string tip, IReadOnlyCollection<LedgerKey> keys, CancellationToken cancellationToken)
    {
        var months = await MonthsAsync(tip, cancellationToken);
        var posts = keys.Select(key => key.Post).ToFrozenSet();
        var accounts = keys.Select(key => key.Account).ToFrozenSet();
        var wanted = keys.ToFrozenSet();

        var inMonths = await BelowAsync([.. months.Select(month => new Place(month.Name, month.Id))], posts, cancellationToken, areMonths: true);
        folders = folders.RemoveRange(folders.Keys.Except(months.Select(month => month.Id)));
        var inPosts = await BelowAsync([.. inMonths.Where(place => place.IsFolder)], accounts, cancellationToken);
        var folder = inPosts.Where(place => place.IsFolder && wanted.Contains(new LedgerKey(Part(place.Path, 1), Part(place.Path, 2))));
        return await BelowAsync([.. folder], null, cancellationToken);
    }

    private async Task<ImmutableArray<Place>> BelowAsync(ImmutableArray<Place> places, IReadOnlySet<string>? wanted, CancellationToken cancellationToken, bool areMonths = false)
    {
        var read = await ObjectsAsync([.. places.Select(place => place.Id)], cancellationToken, areMonths);
        return [.. places.Zip(read).SelectMany(pair => Entries(pair.Second, wanted).Select(entry => new Place($"{pair.First.Path}/{entry.Name}", entry.Id, entry.IsFolder)))];
    }

    private async Task<IEnumerable<LedgerEventReading.Read>> EventsAsync(ImmutableArray<Place> files, CancellationToken cancellationToken)
    {
        ImmutableArray<Place> events = [.. files.Where(file => !file.IsFolder && file.Path.EndsWith(".json", StringComparison.Ordinal))];
        var read = await ObjectsAsync([.. events.Select(file => file.Id)], cancellationToken);
        return [.. events.Zip(read, (file, blob) => LedgerEventFile.Read(file.Path, blob.Bytes) switch
        {
            LedgerEventReading.Read found => found,
            LedgerEventReading.Refused refused => throw LedgerException.Corrupt(refused.Problem),
            _ => throw new InvalidOperationException(),
        })];
    }

    /// <param name="areMonths">Whether these are months' folders, which are asked for again at the next tip.</param>
    private async Task<ImmutableArray<GitObject>> ObjectsAsync(ImmutableArray<string> ids, CancellationToken cancellationToken, bool areMonths = false)
    {
        var known = folders;
        string[] asked = [.. ids.Where(id => !known.ContainsKey(id)).Distinct()];
        var found = known.AddRange((await FoundAsync(asked, areMonths, cancellationToken)).Select(each => KeyValuePair.Create(each.Id, each)));
        ImmutableArray<GitObject> answer = [.. ids.Select(id => found.GetValueOrDefault(id) ?? throw Corrupt($"{id} is missing"))];
        folders = areMonths ? folders.SetItems(answer.Select(each => KeyValuePair.Create(each.Id, each))) : folders;
        return answer;
    }

    private async Task<IEnumerable<GitObject>> FoundAsync(string[] ids, bool areMonths, CancellationToken cancellationToken)
    {
        var found = await objects.ReadAsync(ids, cancellationToken);
        string[] missing = [.. ids.Where((_, index) => found[index] is null)];
        if (missing is [])
        {
            return found.OfType<GitObject>();
        }

        await branch.FetchObjectsAsync(missing, isDeep: !areMonths, cancellationToken);
        return found.Concat(await objects.ReadAsync(missing, cancellationToken)).OfType<GitObject>();
    }

    private sealed record Place(string Path, string Id, bool IsFolder = true);
}
