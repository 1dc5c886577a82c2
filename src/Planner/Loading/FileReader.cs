namespace Planner.Loading;

/// <summary>One file to what it holds. Pure, so that files are read on every core.</summary>
internal static class FileReader
{
    /// <summary>A text file of the plan is a few kilobytes; this leaves room for every honest one.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const string Root = "content/";

    /// <summary>Whether the file's name is one that holds an entity.</summary>
    public static bool IsEntityFile(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || (path.StartsWith("content/events/", StringComparison.Ordinal) && path.EndsWith(".ics", StringComparison.OrdinalIgnoreCase));

    public static LoadedFile Read(SourceFile file, int year) => Read(file, file.Bytes.Length, year);

    /// <param name="file">The file; its bytes may be left out when there are too many.</param>
    /// <param name="length">How many bytes the file has.</param>
    /// <param name="year">The year in which the plan stands: what repeats in a calendar file is read around it.</param>
    public static LoadedFile Read(SourceFile file, long length, int year)
    {
        var findings = new List<Finding>();
        var folder = FolderOf(file.Path);
        if (EntityKinds.OfFolder(folder) is not { } kind)
        {
            AddSecrets(file, findings);
            findings.Add(Problems.UnknownFolder(new SourceSpan(file.Path, 1, 1), folder, EntityKinds.All.Select(known => known.Folder)));
            return Nothing(file.Path, null, findings);
        }

        if (length > MaxBytes)
        {
            findings.Add(Problems.FileTooLarge(new SourceSpan(file.Path, 1, 1), length, MaxBytes));
            return Nothing(file.Path, kind, findings);
        }

        using var text = SourceText.Read(file, findings);
        if (text is null)
        {
            return Nothing(file.Path, kind, findings);
        }

        SecretScan.Hide(text.Characters, file.Path, findings);
        if (file.Path.EndsWith(".ics", StringComparison.OrdinalIgnoreCase))
        {
            return Calendar(file.Path, text.Characters.ToString(), kind, year, findings);
        }

        return Document(file.Path, text.Characters, findings) is { } document
            ? WithTimes(Entity(document, kind), text)
            : Nothing(file.Path, kind, findings);
    }

    private static LoadedFile WithTimes(LoadedFile file, SourceText text) =>
        file.Entities is [Post post] && TimeLines.Of(post, text.Characters, text.LineEnd) is { IsEmpty: false } times
            ? file with { Entities = [post with { Times = times }] }
            : file;

    /// <summary>A file that holds no entity, such as a README: a secret in it is in Git all the same.</summary>
    public static LoadedFile ReadOther(SourceFile file)
    {
        var findings = new List<Finding>();
        AddSecrets(file, findings);
        return Nothing(file.Path, null, findings);
    }

    /// <summary>A file that is there and cannot be read.</summary>
    public static LoadedFile Unreadable(string path, string reason) =>
        Nothing(path, EntityKinds.OfFolder(FolderOf(path)), [Problems.FileUnreadable(new SourceSpan(path, 1, 1), reason)]);

    private static void AddSecrets(SourceFile file, List<Finding> findings)
    {
        using var text = SourceText.Lenient(file.Bytes.Span);
        SecretScan.Hide(text.Characters, file.Path, findings);
    }

    /// <summary>A calendar file holds many events.</summary>
    private static LoadedFile Calendar(string path, string text, EntityKind kind, int year, List<Finding> findings)
    {
        var events = ICalendarEvents.Read(ValidId(path, findings), path, text, year, findings);
        return new LoadedFile(path, kind, [.. events], [.. findings], ImmutableDictionary<string, string>.Empty);
    }

    private static string ValidId(string path, List<Finding> findings)
    {
        var id = IdOf(path);
        if (!Ids.IsValid(id))
        {
            var place = new SourceSpan(path, 1, 1);
            findings.Add(Ids.IsDevice(id) ? Problems.IdOfDevice(place, id)
                : Ids.IsTooLong(id) ? Problems.IdTooLong(place, id, Ids.MostBytes)
                : Problems.InvalidId(place, id));
        }

        return id;
    }

    private static EntityDocument? Document(string path, ReadOnlySpan<char> text, List<Finding> findings)
    {
        var id = ValidId(path, findings);
        var reading = new Reading(path, findings);
        if (!path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        {
            return Faultless(reading, text) is var (root, isRead) && isRead ? new EntityDocument(id, root, "", 1, reading) : null;
        }

        if (!FrontMatter.TrySplit(text, path, findings, out var parts))
        {
            return null;
        }

        return Faultless(reading, parts.Yaml) is var (fields, isValid) && isValid
            ? new EntityDocument(id, fields, parts.Body.ToString(), parts.BodyLine, reading)
            : null;
    }

    /// <summary>The YAML, and whether it could be read at all: an empty file can.</summary>
    private static (YamlNode? Root, bool IsRead) Faultless(Reading reading, ReadOnlySpan<char> yaml)
    {
        var before = reading.Findings.Count;
        var root = YamlReader.Read(YamlSpaces.Normalize(yaml), reading.Path, reading.Findings);
        return (root, root is not null || reading.Findings.Count == before);
    }

    private static LoadedFile Entity(EntityDocument document, EntityKind kind)
    {
        var before = document.Reading.Findings.Count;
        var silences = SilenceReader.Read(document);
        var entity = kind.Read(document);
        if (entity is null && document.Root is YamlMapping mapping)
        {
            FieldValues.Check(mapping, kind.Shape, document.Reading, before);
        }

        // What has no name that every system can hold cannot have a page either.
        ImmutableArray<IEntity> entities = entity is not null && Ids.IsValid(entity.Id) ? [entity] : [];
        return new LoadedFile(document.Reading.Path, kind, entities, [.. document.Reading.Findings], silences);
    }

    private static LoadedFile Nothing(string path, EntityKind? kind, List<Finding> findings) =>
        new(path, kind, [], [.. findings], ImmutableDictionary<string, string>.Empty);

    private static string FolderOf(string path)
    {
        var end = path.IndexOf('/', Root.Length);
        return end < 0 ? "" : path[Root.Length..end];
    }

    public static string IdOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name[..name.LastIndexOf('.')];
    }
}
