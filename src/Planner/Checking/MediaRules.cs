namespace Planner.Checking;

/// <summary>Media that a file names must be there, and be media; what is in them is checked with the networks' rules.</summary>
internal sealed class MediaRules
{
    private readonly FrozenDictionary<string, long> files;
    private readonly FrozenDictionary<string, MediaFacts> facts;
    private readonly MissingMedia missing;
    private readonly List<Finding> findings = [];

    private MediaRules(Content content)
    {
        files = content.MediaFiles;
        facts = content.Media;
        missing = new MissingMedia(files);
    }

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var rules = new MediaRules(content);
        foreach (var post in content.Posts)
        {
            rules.Post(post);
        }

        foreach (var brand in content.Brands)
        {
            if (brand.Avatar is { } avatar)
            {
                rules.File(avatar);
            }
        }

        foreach (var file in content.Deliverables.SelectMany(owed => owed.Files))
        {
            rules.File(file);
        }

        foreach (var (entity, prose) in content.Prose)
        {
            rules.Pictures(prose, entity.Source.Path, goesOut: false, needsAlt: true);
        }

        return rules.findings;
    }

    private void Post(Post post)
    {
        var needsAlt = post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn);
        Media(post.Media, needsAlt);
        foreach (var target in post.Accounts)
        {
            Media(target.Media ?? [], needsAlt);
        }

        Pictures(post.Text, post.Source.Path, needsAlt);
        foreach (var variant in post.Variants)
        {
            Pictures(variant, post.Source.Path, needsAlt);
        }
    }

    private void Media(ImmutableArray<PostMedia> all, bool needsAlt)
    {
        foreach (var media in all)
        {
            File(media.File);
            if (needsAlt && media.Alt is null && MediaTypes.IsPicture(media.File.Value))
            {
                findings.Add(Problems.AltTextMissing(media.File.Source, media.File.Value));
            }
        }
    }

    private void Pictures(Variant variant, string path, bool needsAlt)
    {
        foreach (var segment in variant.Segments)
        {
            Pictures(segment, path, goesOut: true, needsAlt);
        }
    }

    /// <summary>Pictures in Markdown. A page links to one of another site; a network gets none that is not a file of ours.</summary>
    private void Pictures(RichText text, string path, bool goesOut, bool needsAlt)
    {
        if (!text.HasPictures)
        {
            return;
        }

        foreach (var block in text.Blocks)
        {
            foreach (var run in block.Runs)
            {
                if ((run.Style & RunStyle.Image) != 0 && run.Link is { } file && (goesOut || !Links.IsWebAddress(file)))
                {
                    Picture(new Located<string>(file, new SourceSpan(path, run.Line, run.Column)), run.Text.ToString(), needsAlt);
                }
            }
        }
    }

    private void Picture(Located<string> file, string alt, bool needsAlt)
    {
        File(file);
        if (needsAlt && string.IsNullOrWhiteSpace(alt) && MediaTypes.IsPicture(file.Value))
        {
            findings.Add(Problems.AltTextMissingInText(file.Source, file.Value));
        }
    }

    private void File(Located<string> file)
    {
        if (!IsInsideMedia(file.Value))
        {
            findings.Add(Problems.MediaOutsideContent(file.Source, file.Value));
        }
        else if (!files.ContainsKey(file.Value))
        {
            findings.Add(missing.Of(file));
        }
        else if (!MediaTypes.IsKnown(file.Value))
        {
            findings.Add(Problems.MediaType(file.Source, file.Value, MediaTypes.Extensions));
        }
        else if (facts.TryGetValue(file.Value, out var known))
        {
            Inside(file, known);
        }
    }

    /// <summary>What is in the file, whatever a network makes of it.</summary>
    private void Inside(Located<string> file, MediaFacts known)
    {
        if (known.IsLfsPointer)
        {
            findings.Add(Problems.MediaNotFetched(file.Source, file.Value));
        }
        else if (known.Fault is { } fault and not MediaFault.TooManyParts)
        {
            findings.Add(Problems.MediaFaulty(file.Source, file.Value, fault));
        }
        else if (known.MediaType is not { } type)
        {
            findings.Add(Problems.MediaOfNoType(file.Source, file.Value));
        }
        else if (!MediaTypes.IsNameOf(file.Value, type))
        {
            findings.Add(Problems.MediaOfAnotherType(file.Source, file.Value, type));
        }

        if (known.HasLocation)
        {
            findings.Add(Problems.MediaLocation(file.Source, file.Value));
        }
    }

    private static bool IsInsideMedia(string path) =>
        path.StartsWith("media/", StringComparison.Ordinal)
        && !path.Contains('\\', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
