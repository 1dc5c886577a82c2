namespace Planner.Loading;

/// <summary>Writes fields of one step into the text of a contest's file and leaves every other character as it is.</summary>
internal static class StepEdit
{
    /// <summary>The text with the values in it; null where the step stands in a form that only a person can change.</summary>
    /// <param name="text">As it stands on disk, whatever its lines end with.</param>
    /// <param name="contest">As it was read from the text.</param>
    /// <param name="values">As YAML, by the names of fields.</param>
    public static string? Write(string text, Contest contest, Step step, IReadOnlyList<(string Field, string Value)> values)
    {
        var written = text;
        foreach (var (field, value) in values)
        {
            if (StepPlaces.In(written, step.Source) is not { } places)
            {
                return null;
            }

            written = places.Set(written, field, value);
        }

        return Says(written, contest, step, values) ? written : null;
    }

    /// <summary>The file as others will read it: the same contest, with this step as it was meant and every other as it was.</summary>
    private static bool Says(string text, Contest contest, Step step, IReadOnlyList<(string Field, string Value)> values)
    {
        var file = FileReader.Read(new SourceFile(contest.Source.Path, System.Text.Encoding.UTF8.GetBytes(text)), year: 2000);
        if (file.Entities is not [Contest read] || read.Title != contest.Title || read.Steps.Length != contest.Steps.Length)
        {
            return false;
        }

        for (var place = 0; place < read.Steps.Length; place++)
        {
            var (old, now) = (contest.Steps[place], read.Steps[place]);
            var isMeant = ReferenceEquals(old, step)
                ? values.All(value => Written(now, value.Field) == Read(value.Value))
                : old.Done?.Value == now.Done?.Value && old.Owner?.Value == now.Owner?.Value && old.Evidence?.Value == now.Evidence?.Value;
            if (old.Id != now.Id || old.Title != now.Title || old.Required != now.Required || !isMeant)
            {
                return false;
            }
        }

        return true;
    }

    private static string? Written(Step step, string field) => field switch
    {
        "done" => step.Done is not { Value: var done } ? null : done.On is { } day ? day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : done.IsDone ? "true" : "false",
        "evidence" => step.Evidence?.Value,
        "owner" => step.Owner?.Value,
        _ => null,
    };

    private static string? Read(string value) => YamlReader.Read(value, "", []) is YamlScalar scalar ? scalar.Value : null;
}
