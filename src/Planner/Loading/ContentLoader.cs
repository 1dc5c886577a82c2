namespace Planner.Loading;

/// <summary>Loaded files to content.</summary>
internal static class ContentLoader
{
    /// <summary>Puts the files together; what is wrong between them, such as one id twice, is added to the findings.</summary>
    public static Content Assemble(Options options, IEnumerable<LoadedFile> files, FrozenDictionary<string, long> media, List<Finding> findings)
    {
        var entities = new Dictionary<Type, List<IEntity>>();
        var first = new Dictionary<(Type Kind, string Id), IEntity>();
        foreach (var file in files)
        {
            findings.AddRange(file.Findings);
            foreach (var entity in file.Entities)
            {
                if (first.TryAdd((entity.GetType(), entity.Id.ToUpperInvariant()), entity))
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(entities, entity.GetType(), out _) ??= [];
                    entities[entity.GetType()].Add(entity);
                }
                else
                {
                    findings.Add(Problems.DuplicateId(entity.Source, file.Kind!.Name, entity.Id, first[(entity.GetType(), entity.Id.ToUpperInvariant())].Source));
                }
            }
        }

        return new Content
        {
            Options = options,
            MediaFiles = media,
            Brands = Of<Brand>(),
            Accounts = Of<Account>(),
            People = Of<Person>(),
            Posts = Of<Post>(),
            Campaigns = Of<Campaign>(),
            Contests = Of<Contest>(),
            Events = Of<Event>(),
            Ideas = Of<Idea>(),
            Sources = Of<FeedSource>(),
            Finds = Of<Find>(),
            Partners = Of<Partner>(),
            Playbooks = Of<Playbook>(),
            Approvals = Of<Approvals>(),
            Holds = Of<Hold>(),
        };

        Entities<T> Of<T>()
            where T : class, IEntity => entities.TryGetValue(typeof(T), out var list) ? new Entities<T>(list.Cast<T>()) : Entities<T>.None;
    }
}
