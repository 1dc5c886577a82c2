using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Planner.Drawing;

namespace Planner.Cli;

/// <summary>What a draw needs and nobody may publish: the salt, and who stands behind a pseudonym. It lies in a folder that git ignores.</summary>
internal sealed record DrawSecrets(string Root, string Contest)
{
    public const string Variable = "PLANNER_DRAW_SALT";

    private const string Folder = ".planner/draws";

    /// <summary>Where the salt lies unless the environment has it; relative to the root.</summary>
    public string SaltFile => $"{Folder}/{Contest}.salt";

    /// <summary>Where people's names lie unless somebody says otherwise; relative to the root.</summary>
    public string PeopleFile => $"{Folder}/{Contest}.people.csv";

    /// <summary>The salt of the environment, else of the file, which is made where there is none; and where it is, for people.</summary>
    /// <exception cref="UsageException">It is so short that it could be guessed.</exception>
    public (byte[] Salt, string Place) Salt(Terminal terminal)
    {
        var given = terminal.Variable(Variable)?.Trim() is { Length: > 0 } value ? value : null;
        var path = Path.Combine(Root, SaltFile);
        if (given is null && !File.Exists(path))
        {
            MakeFolder();
            SafeFile.Create(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Sha256.Length)) + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        var (salt, place) = given is not null ? (given, $"the variable {Variable}") : (File.ReadAllText(path).Trim(), SaltFile);
        return salt.Length >= Pseudonyms.ShortestSalt ? (Encoding.UTF8.GetBytes(salt), place)
            : throw new UsageException($"the salt in {place} has fewer than {Pseudonyms.ShortestSalt} characters, so that pseudonyms could be tried out; 'openssl rand -hex 32' makes a good one");
    }

    /// <summary>Makes the folder, which nobody commits by mistake: it ignores itself. Answers with its path.</summary>
    public string MakeFolder()
    {
        var top = Path.Combine(Root, ".planner");
        var folder = Directory.CreateDirectory(Path.Combine(Root, Folder)).FullName;
        if (!File.Exists(Path.Combine(top, ".gitignore")))
        {
            File.WriteAllText(Path.Combine(top, ".gitignore"), "# Salts and people's names: never to be committed.\n*\n");
        }

        return folder;
    }

    /// <summary>The file that leads back to people, whole or not at all: only its owner reads it, and it has the mark by which spreadsheets know UTF-8.</summary>
    public static void WritePeople(string path, IEnumerable<Participant> people)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var temporary = path + ".tmp";
        try
        {
            using (var file = new StreamWriter(temporary, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), options))
            {
                file.Write("pseudonym,identity,line\n");
                foreach (var person in people)
                {
                    file.Write(LineOf(person.Person.ToString(), person.Identity, person.Line));
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A line of the file that leads back to people. What a spreadsheet would take for a formula is made harmless.</summary>
    private static string LineOf(string pseudonym, string identity, int line)
    {
        var harmless = identity is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + identity : identity;
        return string.Create(CultureInfo.InvariantCulture, $"{pseudonym},\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{line}\n");
    }

    /// <summary>Who stands behind these pseudonyms, as far as the file tells.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static Dictionary<string, string> NamesOf(string path, IReadOnlySet<string> pseudonyms)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file {Path.GetFileName(path)} that leads from pseudonyms to people; name it with --private FILE");
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = new StreamReader(path);
        using var rows = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        while (rows.Read())
        {
            if (rows.Count > 1 && pseudonyms.Contains(rows[0]))
            {
                names[rows[0]] = rows[1];
            }
        }

        return names;
    }
}
