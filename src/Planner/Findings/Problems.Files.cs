namespace Planner.Findings;

internal static partial class Problems
{
    /// <summary>As many names as fit a message.</summary>
    private const int MostListed = 8;

    public static Finding YamlSyntax(Located<string> fault) =>
        Error("yaml-syntax", fault.Source, $"This YAML cannot be read: {new Term(fault.Value)}.");

    public static Finding DuplicateKey(SourceSpan source, string key, int first) =>
        Error("yaml-syntax", source, $"'{key}' was already written on line {first}; keep one of the two.");

    public static Finding YamlTag(SourceSpan source, string tag) =>
        Error("yaml-syntax", source, $"The tag '{tag}' has no meaning here; write the value without it.");

    public static Finding CommentByAccident(SourceSpan source, string word) =>
        Error("yaml-syntax", source, $"'{word}' is read as a comment; put the text between quotes, or a space after the #.");

    public static Finding FrontMatterMissing(SourceSpan source) =>
        Error("front-matter-missing", source, $"A Markdown file starts with its fields between two lines of '---'; this one does not.");

    public static Finding FrontMatterOpen(SourceSpan source) =>
        Error("front-matter-missing", source, $"The fields start here but no line '---' ends them; add one before the text.");

    public static Finding Encoding(SourceSpan source, byte value) =>
        Error("encoding", source, $"The byte 0x{value:X2} is not UTF-8; save the file as UTF-8.");

    public static Finding EncodingUtf16(SourceSpan source) =>
        Error("encoding", source, $"This file is UTF-16; save it as UTF-8.");

    public static Finding EncodingBinary(SourceSpan source) =>
        Error("encoding", source, $"This file holds a zero byte, so it is not text; save it as UTF-8 or move it to content/media/.");

    public static Finding FileTooLarge(SourceSpan source, long bytes, long limit) =>
        Error("encoding", source, $"This file has {bytes} bytes; a text file of the plan has at most {limit}.");

    public static Finding UnknownField(SourceSpan source, string name, string shape, IEnumerable<string> known) =>
        DidYouMean.Nearest(name, known) is { } nearest
            ? Error("unknown-field", source, $"'{Shorten(name)}' is not a field of this {new Term(shape)}; did you mean '{nearest}'?")
            : Error("unknown-field", source, $"'{Shorten(name)}' is not a field of this {new Term(shape)}; put what is your own under 'extra'.");

    public static Finding FieldRequired(SourceSpan source, string name, string shape) =>
        Error("field-required", source, $"This {new Term(shape)} needs the field '{name}'.");

    public static Finding FieldRequiredForStatus(SourceSpan source, string name, string status) =>
        Error("field-required", source, $"A post with status '{status}' needs the field '{name}'.");

    public static Finding FieldType(SourceSpan source, FormattableString value, FormattableString expected, string? nearest = null) =>
        nearest is null
            ? Error("field-type", source, $"{value} is not right here: expected {expected}.")
            : Error("field-type", source, $"{value} is not right here: expected {expected}; did you mean '{nearest}'?");

    public static Finding OverrideNotIndented(SourceSpan source, string name) =>
        Error("field-type", source, $"'{name}' stands beside the account; indent it by two more spaces, so that it stands below.");

    public static Finding InvalidId(SourceSpan source, string id) =>
        Error("field-type", source, $"'{id}' cannot be an id: use letters, digits, '-', '_' and '.' only, start with a letter or digit, and do not end with '.'.");

    public static Finding IdTooLong(SourceSpan source, string id, int limit) =>
        Error("field-type", source, $"'{Shorten(id)}' is too long for an id: it becomes the name of a page, and has {limit} bytes at most.");

    public static Finding IdOfDevice(SourceSpan source, string id) =>
        Error("field-type", source, $"'{id}' cannot be an id: Windows takes a file of that name for a device; give it another.");

    public static Finding DuplicateId(SourceSpan source, string kind, string id, SourceSpan first) =>
        Error("duplicate-id", source, $"The {new Term(kind)} '{id}' already exists in {first.Path}; rename one of the two files or give it another id.");

    public static Finding AccountTwice(SourceSpan source, string account, int first) =>
        Error("duplicate-id", source, $"'{account}' already stands on line {first}; a post goes to an account once.");

    public static Finding FileUnreadable(SourceSpan source, string reason) =>
        Error("encoding", source, $"This file cannot be read: {new Term(reason)}.");

    public static Finding FolderUnreadable(SourceSpan source, string reason) =>
        Error("encoding", source, $"This folder cannot be read: {new Term(reason)}.");

    public static Finding NotAFile(SourceSpan source) =>
        Error("encoding", source, $"This is not a file but a pipe, a socket or a device, which is never read; put a file here, or remove it.");

    public static Finding UnknownReference(SourceSpan source, string kind, string id, IEnumerable<string> known)
    {
        if (DidYouMean.Nearest(id, known) is { } nearest)
        {
            return Error("unknown-reference", source, $"There is no {new Term(kind)} '{id}'; did you mean '{nearest}'?");
        }

        var some = known.Take(MostListed + 1).ToArray();
        return some.Length switch
        {
            0 => Error("unknown-reference", source, $"There is no {new Term(kind)} '{id}'; add it first."),
            <= MostListed => Error("unknown-reference", source, $"There is no {new Term(kind)} '{id}'; there are: {string.Join(", ", some)}."),
            _ => Error("unknown-reference", source, $"There is no {new Term(kind)} '{id}'."),
        };
    }

    public static Finding UnknownFolder(SourceSpan source, string folder, IEnumerable<string> known) =>
        DidYouMean.Nearest(folder, known) is { } nearest
            ? Error("unknown-reference", source, $"Nothing is read from content/{folder}/; did you mean content/{nearest}/?")
            : Error("unknown-reference", source, $"Nothing is read from content/{folder}/; move this file to the folder of its kind.");

    /// <summary>Under the rule that also tells of rules that do not exist: this one does not exist for who wants to change it.</summary>
    public static Finding RuleLocked(SourceSpan source, string rule) =>
        Warning("unknown-reference", source, $"'{rule}' can neither be silenced nor softened; this line changes nothing.");

    public static Finding SilenceWithoutReason(SourceSpan source, string rule) =>
        Error("field-required", source, $"Silencing '{rule}' needs a reason in words.");
}
