using Planner.Git;
using Planner.Loading;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary>A repository on disk that was loaded, planned and checked: what every command starts from.</summary>
internal sealed record Workspace(string Root, ContentFolder Folder, Validation Validation)
{
    public required KnownHistory History { get; init; }

    public Content Content => Validation.Content;

    public Plan Plan => Validation.Plan;

    public ImmutableArray<Finding> Findings => Validation.Findings;

    public bool HasErrors => Validation.HasErrors;

    /// <exception cref="UsageException"><c>planner.yml</c> cannot be used; nothing can be planned without it.</exception>
    public static Workspace Open(string root, Instant now) => Open(Begin(root), now);

    /// <param name="begun">From <see cref="Begin"/>: commands that want to know the options early begin with them.</param>
    /// <param name="previous">An earlier state of the same repository, whose unchanged files are not read again.</param>
    /// <param name="planned">Told when there is a plan: what needs no findings may begin beside the checks.</param>
    public static Workspace Open(BegunWorkspace begun, Instant now, Workspace? previous = null, Action<Content, Plan>? planned = null)
    {
        var (root, options, listing, history) = begun;
        var folder = ContentFolder.Read(root, listing.GetAwaiter().GetResult(), now.InZone(options.Options!.Timezone).Year, previous?.Folder);
        var files = folder.Files.Select(file => file.Loaded).ToImmutableArray();
        return new Workspace(root, folder, Validation.Of(options, files, folder.Media, folder.Findings, now, planned, folder.Facts, MediaFolder.Digests(root, folder.Media), WitnessesOf(history.ReadAsync), begun.ReviewsOf(files, now), KnownLinks.Asking(root, history))) { History = history };
    }

    /// <summary>What the repository would be with one more file.</summary>
    public Validation With(SourceFile added) => WithAll([added]);

    /// <summary>What it would be with several, in place of those that have their paths.</summary>
    public Validation WithAll(ImmutableArray<SourceFile> added) => Validation.Of(
        ReadOptions(Root),
        [.. Folder.Files.Select(file => file.Loaded).Where(file => !added.Any(each => each.Path == file.Path)), .. added.Select(file => FileReader.Read(file, Plan.Now.InZone(Content.Options.Timezone).Year))],
        Folder.Media,
        Folder.Findings,
        Plan.Now,
        facts: Folder.Facts,
        digests: MediaFolder.Digests(Root, Folder.Media),
        witnesses: WitnessesOf(History.ReadAsync));

    /// <summary>Asks Git who gave the approvals of some content.</summary>
    public static Func<Content, ApprovalWitnesses> WitnessesOf(Func<Task<History>> history) =>
        content => ApprovalHistory.ReadAsync(history, content, posts: content.Reviews is null ? null : content.Posts.Ids, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Reads the options, and lists the files beside it: either takes its time.</summary>
    /// <exception cref="UsageException"><c>planner.yml</c> cannot be used; nothing can be planned without it.</exception>
    /// <param name="previous">An earlier state of the same repository.</param>
    public static BegunWorkspace Begin(string root, Workspace? previous = null)
    {
        var listing = Task.Run(() => ContentListing.Of(root));
        return new BegunWorkspace(root, ReadOptions(root), listing, new KnownHistory(root, last: previous?.History));
    }

    /// <exception cref="UsageException"><c>planner.yml</c> cannot be used; nothing can be planned without it.</exception>
    private static LoadedOptions ReadOptions(string root)
    {
        var file = Path.Combine(root, LoadedOptions.Path);
        if (!LinkedFile.IsInside(file, Path.GetDirectoryName(file)!))
        {
            throw new UsageException($"{LoadedOptions.Path} is a link that leads to no file inside content/; put the file itself there.");
        }

        if (new FileInfo(file).Length == 0 && !OrdinaryFile.Is(file))
        {
            throw new UsageException(Problems.NotAFile(new SourceSpan(LoadedOptions.Path, 1, 1)).ToString());
        }

        var options = LoadedOptions.Read(new SourceFile(LoadedOptions.Path, File.ReadAllBytes(file)));
        return options.Options is null ? throw new UsageException(options.Fault?.ToString() ?? $"{LoadedOptions.Path} cannot be used.")
            : options with { Options = options.Options with { Folder = RepositoryRoot.Below(root) } };
    }
}

/// <summary>A repository of which the options are known and the files are being listed.</summary>
internal sealed record BegunWorkspace(string Root, LoadedOptions Loaded, Task<ContentListing> Listing, KnownHistory History)
{
    public Options Options => Loaded.Options!;

    /// <summary>What a forge told of reviews; null: nobody brought it.</summary>
    public ImmutableArray<ForgeReview>? Reviews { get; init; }

    /// <summary>The same with the commits that were read for it before; null: they have to be read.</summary>
    public ForgeReviews? KnownReviews { get; init; }

    /// <param name="branch">The forge's, to which the site's edit links lead; null or empty: what the options say.</param>
    public BegunWorkspace OnBranch(string? branch) => string.IsNullOrEmpty(branch) ? this : this with { Loaded = Loaded with { Options = Options with { EditBranch = branch } } };

    /// <summary>How the reviews are looked up; null: there are none.</summary>
    public Func<Content, ForgeReviews?>? ReviewsOf(ImmutableArray<LoadedFile> files, Instant now) =>
        KnownReviews is { } known ? _ => known
        : Reviews is { } reviews ? content => ReviewedCommits.ReadAsync(Root, reviews, content, files, now, CancellationToken.None).GetAwaiter().GetResult()
        : null;
}
