namespace Planner.Faults.World;

/// <summary>A runner's own clone; every second one is shallow, as those of CI jobs are.</summary>
internal sealed class Clone(string folder, Remote remote, bool isShallow)
{
    public string Folder => folder;

    /// <summary>Brings it to the branch's tip. A clone that a killed run left in disorder is made anew, as a CI's workspace is.</summary>
    public async Task UpdateAsync()
    {
        if (Directory.Exists(folder))
        {
            var fetched = await Shell.TryGitAsync(folder, ["fetch", "--quiet", .. Depth(), "origin", "+refs/heads/main:refs/remotes/origin/main"]);
            if (fetched.Code == 0 && (await Shell.TryGitAsync(folder, "reset", "--quiet", "--hard", "origin/main")).Code == 0)
            {
                return;
            }

            Directory.Delete(folder, recursive: true);
        }

        await Shell.GitAsync(Path.GetDirectoryName(folder)!, ["clone", "--quiet", .. Depth(), "--branch=main", remote.Url, folder]);

        // Who kills a runner does not kill the server.
        foreach (var (name, value) in new[] { ("remote.origin.receivepack", "setsid -w git-receive-pack"), ("user.name", "Faults"), ("user.email", "faults@example.com") })
        {
            await Shell.GitAsync(folder, "config", name, value);
        }
    }

    /// <summary>Commits all that stands here, and pushes it.</summary>
    public async Task PushAsync()
    {
        await Shell.GitAsync(folder, "add", "--all");
        await Shell.GitAsync(folder, "commit", "--quiet", "--message=Posts");
        await Shell.GitAsync(folder, "push", "--quiet", "origin", "HEAD:main");
    }

    private string[] Depth() => isShallow ? ["--depth=1"] : [];
}
