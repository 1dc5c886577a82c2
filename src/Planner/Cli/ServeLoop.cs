namespace Planner.Cli;

/// <summary>Builds, serves, watches, builds again; until it is cancelled, which is its ordinary end.</summary>
internal static class ServeLoop
{
    /// <param name="root">The folder that holds <c>content/</c>.</param>
    /// <param name="site">The folder that the build writes to.</param>
    /// <param name="port">Null: 4000, or the next that is free.</param>
    /// <param name="build">
    /// Gets the paths that changed, relative to the root with forward slashes; none: anything may have. Answers whenever there
    /// is something to see. It runs once before the first page is served, and never twice at the same time.
    /// </param>
    /// <param name="started">Told the address once the site can be seen.</param>
    /// <param name="failed">Told why a build could not be done; the last good site stays.</param>
    /// <exception cref="UsageException">The port is taken, or the first build cannot be done.</exception>
    public static async Task RunAsync(
        string root,
        string site,
        int? port,
        Func<IReadOnlySet<string>, CancellationToken, IEnumerable<BuildOutcome>> build,
        Action<string> started,
        Action<string> failed,
        CancellationToken cancellationToken)
    {
        // Watching begins before the first build, so that no change falls between the two.
        using var watch = new ServeWatch(root, ["content", "templates", "networks"]);
        var live = new ServeLive();
        try
        {
            Build(FrozenSet<string>.Empty);
            await using var server = await ServeServer.StartAsync(port, new ServeSite(site, live).AnswerAsync, cancellationToken);
            started(server.Address);
            while (true)
            {
                BuildAgain(await watch.NextAsync(cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C.
        }

        void Build(IReadOnlySet<string> changed)
        {
            foreach (var outcome in build(changed, cancellationToken))
            {
                live.Tell(outcome);
            }
        }

        void BuildAgain(IReadOnlySet<string> changed)
        {
            try
            {
                Build(changed);
            }
            catch (Exception exception) when (exception is UsageException or Rendering.TemplateException or IOException or UnauthorizedAccessException)
            {
                failed(exception.Message);
                live.Tell(new BuildOutcome(IsChanged: false, exception.Message));
            }
        }
    }
}
