namespace Planner.Faults.World;

/// <summary>The content's repository as a server has it, with hooks that reject, cut and kill as they are told.</summary>
internal sealed class Remote(string folder, Prng prng, Network.FaultPlan plan)
{
    /// <summary>
    /// Each push takes the first line of the plan that nobody has taken. Pushes of the harness have no runner, and go through.
    /// The server's own processes stand outside the runner's group, as they would on another machine.
    /// </summary>
    private const string Next = """
        #!/bin/sh
        cat > /dev/null
        [ -n "$FAULTS_GROUP" ] || exit 0
        next=ok
        for file in 'PLAN'/*; do
          [ -e "$file" ] && mv "$file" 'TAKEN/' 2> /dev/null && { next="${file##*.}"; break; }
        done

        """;

    private const string Before = Next + """
        case "$next" in
          PushRejected) echo 'not today' >&2; exit 1 ;;
          PushSlow) sleep 0.4 ;;
          PushKilledBefore) kill -9 "-$FAULTS_GROUP" 2> /dev/null ;;
          PushKilledAndRejected) kill -9 "-$FAULTS_GROUP" 2> /dev/null; exit 1 ;;
        esac
        exit 0
        """;

    /// <summary>The branch has moved, and nobody was told yet. A server's process that dies tells nobody.</summary>
    private const string After = "#!/bin/sh\n[ \"$1\" = committed ] || exit 0\n" + Next + """
        case "$next" in
          PushKilledAfter) kill -9 "-$FAULTS_GROUP" 2> /dev/null ;;
          PushCut) kill -9 "$PPID" 2> /dev/null ;;
        esac
        exit 0
        """;

    private static readonly (Network.FaultKind Kind, int Percent)[] BeforeKinds =
        [(Network.FaultKind.PushRejected, 6), (Network.FaultKind.PushSlow, 8), (Network.FaultKind.PushKilledBefore, 3), (Network.FaultKind.PushKilledAndRejected, 2)];

    private static readonly (Network.FaultKind Kind, int Percent)[] AfterKinds = [(Network.FaultKind.PushKilledAfter, 3), (Network.FaultKind.PushCut, 6)];

    public string Path => System.IO.Path.Combine(folder, "remote.git");

    public string Url => "file://" + Path;

    private string PlanOf(string step) => System.IO.Path.Combine(folder, "plan", step);

    public async Task CreateAsync()
    {
        await Shell.GitAsync(folder, "init", "--quiet", "--bare", "--initial-branch=main", Path);
        foreach (var (name, value) in new[] { ("uploadpack.allowFilter", "true"), ("uploadpack.allowAnySHA1InWant", "true"), ("receive.autogc", "false"), ("gc.auto", "0") })
        {
            await Shell.GitAsync(Path, "config", name, value);
        }

        var nothing = (await Shell.GitAsync(Path, "hash-object", "-t", "tree", "-w", "/dev/null")).Trim();
        var start = (await Shell.GitAsync(Path, "-c", "user.name=Faults", "-c", "user.email=faults@example.com", "commit-tree", nothing, "-m", "Start")).Trim();
        await Shell.GitAsync(Path, "update-ref", "refs/heads/main", start);
        WriteHook("pre-receive", Before, "before");
        WriteHook("reference-transaction", After, "after");
    }

    /// <summary>Lays out what the pushes of a round will meet.</summary>
    public void Plan(int pushes)
    {
        Lay("before", pushes, BeforeKinds);
        Lay("after", pushes, AfterKinds);
    }

    /// <summary>Counts what was met, and takes away the rest.</summary>
    public void Clear()
    {
        // A run that is killed takes git's own end of the remote with it, which no server does: its lock goes, as its keeper would have it.
        foreach (var left in Directory.EnumerateFiles(System.IO.Path.Combine(Path, "refs"), "*.lock", SearchOption.AllDirectories))
        {
            File.Delete(left);
        }

        foreach (var step in (string[])["before", "after"])
        {
            foreach (var taken in Directory.EnumerateFiles(PlanOf(step + "-taken")))
            {
                var word = System.IO.Path.GetExtension(taken)[1..];
                plan.Add(word is "ok" ? Network.FaultKind.None : Enum.Parse<Network.FaultKind>(word));
                File.Delete(taken);
            }

            foreach (var left in Directory.EnumerateFiles(PlanOf(step)))
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>
    /// Gone for a moment, as a server that restarts: without its HEAD git finds no repository there. The folder stays, because
    /// a push that was let in before goes on, and would make the folder anew for what it receives.
    /// </summary>
    public async Task LeaveAsync(TimeSpan moment)
    {
        plan.Add(Network.FaultKind.RemoteGone);
        var head = System.IO.Path.Combine(Path, "HEAD");
        File.Move(head, head + ".gone");
        await Task.Delay(moment);
        File.Move(head + ".gone", head);
    }

    private void Lay(string step, int pushes, (Network.FaultKind Kind, int Percent)[] kinds)
    {
        for (var push = 0; push < pushes; push++)
        {
            var roll = prng.Below(100);
            var word = "ok";
            foreach (var (kind, percent) in kinds)
            {
                word = roll >= 0 && roll < percent ? kind.ToString() : word;
                roll -= percent;
            }

            File.WriteAllText(System.IO.Path.Combine(PlanOf(step), string.Create(CultureInfo.InvariantCulture, $"{push:D5}.{word}")), "");
        }
    }

    private void WriteHook(string name, string script, string step)
    {
        Directory.CreateDirectory(PlanOf(step));
        Directory.CreateDirectory(PlanOf(step + "-taken"));
        var file = System.IO.Path.Combine(Path, "hooks", name);
        File.WriteAllText(file, script.Replace("PLAN", PlanOf(step), StringComparison.Ordinal).Replace("TAKEN", PlanOf(step + "-taken"), StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
