using System.Text;
using System.Text.Unicode;
using Planner.Examining;
using Planner.Loading;
using Planner.Networks.Instances;

namespace Planner.Cli;

/// <summary>What the servers of accounts state of themselves, brought into the accounts' files.</summary>
internal static class DoctorOnline
{
    private static readonly Duration Patience = Duration.FromSeconds(10);

    public static async Task<IEnumerable<Remark>> AskAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler);
        var servers = new InstanceServer(client, Patience);
        var accounts = workspace.Content.Accounts
            .Where(account => account.Server is not null && InstanceFamily.Of(account) is not null)
            .Select(account => (Account: account, Question: (Server: new Uri(account.Server!.Value.Value), Family: InstanceFamily.Of(account)!)))
            .ToArray();

        // A server is asked once, however many accounts it has.
        var questions = accounts.Select(each => each.Question).Distinct().ToArray();
        var answers = await Task.WhenAll(questions.Select(question => servers.AskAsync(question.Server, question.Family, cancellationToken)));
        return accounts.Select(each => Told(workspace.Root, each.Account, each.Question.Server.Host, answers[Array.IndexOf(questions, each.Question)]));
    }

    private static Remark Told(string root, Account account, string host, InstanceAnswer answer)
    {
        if (answer.Fault is { } fault)
        {
            return Said("instance-unknown", Severity.Warning, $"{host} {fault}");
        }

        var changes = answer.Limits
            .Where(limit => !account.Instance.TryGetValue(limit.Key, out var known) || known != limit.Value)
            .Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Key} {limit.Value}{(account.Instance.TryGetValue(limit.Key, out var known) ? $" (was {known})" : "")}"))
            .ToArray();
        if (changes.Length == 0)
        {
            return Said("instance-same", Severity.Info, $"{host} states what the file says");
        }

        var written = string.Join(", ", changes);
        return Write(root, account, account.Instance.SetItems(answer.Limits)) is { } reason
            ? Said("instance-not-written", Severity.Error, $"{host} states {written}; not written, because {reason}")
            : Said("instance-written", Severity.Info, $"{host} states {written}; written to {account.Source.Path}");

        Remark Said(string check, Severity severity, string message) =>
            new(check, severity, account.Id, message) { Account = account.Id, Network = account.Network.Value, File = account.Source.Path };
    }

    /// <summary>Why it could not be done; null when it is.</summary>
    private static string? Write(string root, Account account, ImmutableDictionary<string, decimal> limits)
    {
        var path = account.Source.Path;
        var full = Path.Combine(root, path);
        try
        {
            var bytes = File.ReadAllBytes(full);
            if (new FileInfo(full).LinkTarget is not null || !Utf8.IsValid(bytes))
            {
                return $"{path} is a link, or no UTF-8";
            }

            var text = InstanceBlock.Write(Encoding.UTF8.GetString(bytes), path.EndsWith(".md", StringComparison.OrdinalIgnoreCase), limits);
            if (text is null || !Says(new SourceFile(path, Encoding.UTF8.GetBytes(text)), limits))
            {
                return $"the fields of {path} do not stand on lines of their own; write them there below instance:";
            }

            SafeFile.Write(full, text);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    /// <summary>Whether the file, read again, holds these limits: an edit of text is believed when it was seen.</summary>
    private static bool Says(SourceFile file, ImmutableDictionary<string, decimal> limits) =>
        FileReader.Read(file, year: 2000).Entities is [Account account] && account.Instance.Count == limits.Count && limits.All(limit => account.Instance.TryGetValue(limit.Key, out var value) && value == limit.Value);
}
