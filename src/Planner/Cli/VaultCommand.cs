using System.CommandLine;
using Planner.Publishing;
using Planner.Publishing.Tokens;

namespace Planner.Cli;

/// <summary><c>planner vault</c>: secrets of accounts, sealed in the ledger's branch.</summary>
internal static class VaultCommand
{
    /// <summary>No secret of any network is longer; a video that was piped in by mistake is.</summary>
    private const int MostCharacters = 16_384;

    private static readonly Option<LocalDate?> Until = new("--until")
    {
        Description = "The day on which it ends; doctor and status warn 14 days ahead.",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (NodaTime.Text.LocalDatePattern.Iso.Parse(result.Tokens[0].Value).TryGetValue(default, out var date))
            {
                return date;
            }

            result.AddError($"--until takes a date such as 2027-01-31, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private static readonly Argument<string> Secret = new("SECRET") { Description = "The secret's name, as under 'secrets:' of the account.", HelpName = "SECRET" };
    private static readonly Argument<string?> OneSecret = new("SECRET") { Description = "Only this one; else all of the account's.", HelpName = "SECRET", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    public static Command Create(Terminal terminal)
    {
        var account = PostDeliveries.Account(terminal);
        var key = new Command("key", $"Prints a new key for the variable {VaultKeys.Variable}.");
        key.SetAction(_ => terminal.Output.WriteLine(VaultKeys.Make()));
        var set = new Command("set", "Seals a secret of an account; its value comes from the standard input.") { account, Secret, Until };
        set.SetAction((parsed, cancellationToken) => SetAsync(parsed, account, terminal, cancellationToken));
        var list = new Command("list", "Shows whose secrets the vault holds and until when, but none of them.") { Format };
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed, terminal, cancellationToken));
        var remove = new Command("remove", "Removes secrets of an account from the vault.") { account, OneSecret };
        remove.SetAction((parsed, cancellationToken) => RemoveAsync(parsed, account, terminal, cancellationToken));
        return new Command("vault", "Keeps secrets of accounts, sealed, in the ledger's branch.") { key, set, list, remove };
    }

    private static async Task<int> SetAsync(ParseResult parsed, Argument<string> account, Terminal terminal, CancellationToken cancellationToken)
    {
        var (workspace, name) = (Opening.Of(parsed, terminal), parsed.GetValue(Secret)!);
        var of = workspace.Content.Accounts.Find(parsed.GetValue(account)!)
            ?? throw new UsageException(Problems.UnknownReference(default, "account", parsed.GetValue(account)!, workspace.Content.Accounts.Ids).Message);
        CheckName(of, name);
        var keys = KeysOf(terminal);
        var value = new VaultValue(await ValueAsync(terminal), parsed.GetValue(Until)?.AtMidnight().InUtc().ToInstant());
        if (VariableOf(of, name) is { } variable && terminal.Variable(variable) is { Length: > 0 })
        {
            terminal.Complain($"{variable} is set here, and goes before what the vault holds; take it out of the CI's secrets");
        }

        return await ChangeAsync(parsed, of.Id, keys, entry => entry with { Values = entry.Values.SetItem(name, value) }, $"{of.Id}: {name} is sealed.", isNew: false, terminal, cancellationToken);
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, Argument<string> account, Terminal terminal, CancellationToken cancellationToken)
    {
        var (of, name) = (parsed.GetValue(account)!, parsed.GetValue(OneSecret));
        return Loading.Ids.IsValid(of)
            ? await ChangeAsync(
                parsed, of, KeysOf(terminal), entry => entry with { Values = name is null ? entry.Values.Clear() : entry.Values.Remove(name) is var rest && rest != entry.Values ? rest : throw new UsageException($"the vault holds no '{name}' of {of}") }, $"{of}: {name ?? "everything"} is removed.", isNew: name is null, terminal, cancellationToken)
            : throw new UsageException($"'{of}' is no account's id");
    }

    private static async Task<int> ListAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var workspace = Opening.Of(parsed, terminal);
        await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, Opening.Clocked(parsed, terminal), cancellationToken);
        var vault = await session.VaultAsync(LedgerVault.KeysOf(terminal), cancellationToken);
        if (parsed.GetValue(Format) == "json")
        {
            VaultReport.WriteJson(vault.Headers, terminal.Output);
        }
        else
        {
            VaultReport.WriteText(vault.Headers, terminal.Output);
        }

        var problems = vault.Headers.Keys.Select(vault.ProblemOf).OfType<string>().Where(_ => vault.Keys is not null).ToArray();
        foreach (var problem in problems)
        {
            terminal.Complain(problem);
        }

        return problems is [] ? ExitCodes.Fine : ExitCodes.Findings;
    }

    /// <param name="isNew">What stands there need not be opened: all of it goes.</param>
    private static async Task<int> ChangeAsync(
        ParseResult parsed, string account, VaultKeys keys, Func<VaultEntry, VaultEntry> change, string done, bool isNew, Terminal terminal, CancellationToken cancellationToken)
    {
        var workspace = Opening.Of(parsed, terminal);
        var clocked = Opening.Clocked(parsed, terminal);
        await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, clocked, cancellationToken);
        string? closed = null;
        var fault = await session.Vault.ReplaceAsync(
            account,
            bytes =>
            {
                var empty = VaultEntry.Empty(account, clocked.Clock());
                var reading = bytes is { } stands && !isNew ? VaultFile.Read(stands, account, keys) : new VaultReading.Opened(empty);
                closed = (reading as VaultReading.Closed)?.Message;
                return reading is VaultReading.Opened opened ? VaultFile.Write(change(opened.Entry) with { At = clocked.Clock() }, keys) : null;
            },
            cancellationToken);
        if ((fault ?? closed) is { } problem)
        {
            terminal.Complain(problem);
            return ExitCodes.Findings;
        }

        terminal.Output.WriteLine(done);
        return ExitCodes.Fine;
    }

    private static VaultKeys KeysOf(Terminal terminal) =>
        LedgerVault.KeysOf(terminal) ?? throw new UsageException($"{VaultKeys.Variable} is not set; 'planner vault key' makes a key, which belongs into the CI's secrets and into your password manager");

    private static void CheckName(Account account, string name)
    {
        var kind = AvailableConnectors.Find(account.Connector?.Value ?? account.Network.Value);
        string[] known = [.. (kind?.Secrets ?? []).Concat(account.Secrets.All.Select(secret => secret.Name)).Distinct(StringComparer.Ordinal)];
        if (!known.Contains(name))
        {
            throw new UsageException(Problems.UnknownReference(default, "secret", name, [.. known]).Message);
        }
    }

    private static string? VariableOf(Account account, string name) =>
        AvailableConnectors.Find(account.Connector?.Value ?? account.Network.Value)?.VariableOf(account, name)
        ?? account.Secrets.All.Where(secret => secret.Name == name).Select(secret => secret.Text.Value).FirstOrDefault();

    private static async Task<string> ValueAsync(Terminal terminal)
    {
        using var input = terminal.Input();
        var buffer = new char[MostCharacters + 1];
        var read = await input.ReadBlockAsync(buffer);
        var value = new string(buffer, 0, read).Trim();
        return value.Length == 0 ? throw new UsageException("the standard input holds no value; pipe it in, as in: planner vault set ACCOUNT SECRET < FILE")
            : read > MostCharacters ? throw new UsageException($"the standard input holds more than {MostCharacters} characters, which is no secret")
            : value;
    }
}
