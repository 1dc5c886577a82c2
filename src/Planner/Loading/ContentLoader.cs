using Planner.Networks;

namespace Planner.Loading;

/// <summary>Loaded files to content.</summary>
internal static class ContentLoader
{
    /// <summary>Puts the files together; what is wrong between them, such as one id twice, is added to the findings.</summary>
    public static Content Assemble(Options options, IReadOnlyCollection<LoadedFile> files, FrozenDictionary<string, long> media, List<Finding> findings)
    {
        var byKind = ByKind(files, findings);
        var links = Of<ShortLink>();
        return new Content
        {
            Options = options,
            MediaFiles = media,
            Brands = Of<Brand>(),
            Accounts = Of<Account>(),
            People = Of<Person>(),
            Posts = ShortLinkTexts.Resolve(Of<Post>(), links, options),
            Campaigns = Of<Campaign>(),
            Contests = Of<Contest>(),
            Events = Of<Event>(),
            Ideas = Of<Idea>(),
            Sources = Of<FeedSource>(),
            Finds = Of<Find>(),
            Partners = Of<Partner>(),
            Playbooks = Of<Playbook>(),
            Approvals = Of<Approvals>(),
            Draws = Of<Draw>(),
            Holds = Of<Hold>(),
            Links = links,
            Incidents = Of<Incident>(),
            Networks = new NetworkCatalogue(Of<Network>()),
            Refused = files.Where(file => file.Kind is not null && file.Entities.IsEmpty && FileReader.IsEntityFile(file.Path)).Select(file => $"{file.Kind!.Name} {FileReader.IdOf(file.Path)}").ToFrozenSet(StringComparer.Ordinal),
        };

        Entities<T> Of<T>()
            where T : class, IEntity => byKind.TryGetValue(typeof(T), out var entities) ? new Entities<T>(entities.Values.Cast<T>()) : Entities<T>.None;
    }

    /// <summary>Of two with one id the first in reading order is kept.</summary>
    private static Dictionary<Type, Dictionary<string, IEntity>> ByKind(IEnumerable<LoadedFile> files, List<Finding> findings)
    {
        var byKind = new Dictionary<Type, Dictionary<string, IEntity>>();
        foreach (var file in files)
        {
            findings.AddRange(file.Findings);
            foreach (var entity in file.Entities)
            {
                if (!byKind.TryGetValue(entity.GetType(), out var entities))
                {
                    // Ids become files of the site, and not every disk tells capital letters apart.
                    byKind.Add(entity.GetType(), entities = new Dictionary<string, IEntity>(StringComparer.OrdinalIgnoreCase));
                }

                if (!entities.TryAdd(entity.Id, entity))
                {
                    // Told at both places: which of the two is meant, nobody knows, so neither may go out.
                    var first = entities[entity.Id];
                    findings.Add(Problems.DuplicateId(entity.Source, file.Kind!.Name, entity.Id, first.Source));
                    findings.Add(Problems.DuplicateId(first.Source, file.Kind.Name, first.Id, entity.Source));
                }
            }
        }

        return byKind;
    }
}
