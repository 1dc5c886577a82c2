using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads recorded approvals: the file is a list.</summary>
internal static class ApprovalsReader
{
    private static readonly Field<Located<string>> By = new("by", Located(FieldTypes.Id), "Who said yes.", IsRequired: true);
    private static readonly Field<Located<AuthoredTime>> At = new("at", Located(TimeTypes.Time), "When.", IsRequired: true);
    private static readonly Field<Located<string>> Digest = new("digest", Located(Text), "What they saw.", IsRequired: true);
    private static readonly Field<string> Comment = new("comment", Text, "What they said.");

    public static Shape Shape { get; } = new("approval", "A named person's yes, bound to the exact content they saw.", [By, At, Digest, Comment, CommonFields.Extra]);

    private static readonly FieldType<ImmutableArray<Approval>> List = ListOf(Group(Shape, Approval));

    public static IEntity? Read(EntityDocument document)
    {
        var root = document.Root;
        if (root is null or YamlScalar { IsNull: true })
        {
            return new Approvals(document.Id, new SourceSpan(document.Reading.Path, 1, 1), []);
        }

        return List.TryRead(root, document.Reading, out var given) ? new Approvals(document.Id, document.Reading.At(root), given) : null;
    }

    private static Approval? Approval(FieldValues fields)
    {
        var (by, at, digest) = (fields.Get(By), fields.Get(At), fields.Get(Digest));
        return by is null || at is null || digest is null
            ? null
            : new Approval(by.Value.Value, at.Value.Value, digest.Value.Value, fields.Value(Comment));
    }
}
