using System.Reflection;

namespace Planner.Rendering;

/// <summary>
/// Checks every name in a template against the page model it is for, in branches that no page takes too: a misspelt
/// name is an error with file and line before anything is rendered.
/// </summary>
internal static class TemplateNames
{
    private const BindingFlags AnyCase = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    public static void Check(IEnumerable<TemplateToken> tokens, Type model)
    {
        var scopes = new Stack<Type>([model]);
        var open = new Stack<(string Block, TemplateToken Token)>();
        foreach (var token in tokens.Where(token => token.IsTag))
        {
            Check(token, scopes, open);
        }

        if (open.TryPop(out var unclosed))
        {
            throw unclosed.Token.Error($"'{{{{#{unclosed.Block}}}}}' is not closed");
        }
    }

    private static void Check(TemplateToken token, Stack<Type> scopes, Stack<(string Block, TemplateToken Token)> open)
    {
        var words = token.Inner.Split(' ', 2, StringSplitOptions.TrimEntries);
        switch (words[0])
        {
            case "else":
                break;
            case ['#', .. var block]:
                open.Push((block, token));
                Enter(token, block, words.Length == 2 ? words[1] : throw token.Error($"'{token.Text}' names no value"), scopes);
                break;
            case ['/', .. var block]:
                Leave(token, block, scopes, open);
                break;
            default:
                TypeOf(token, token.Inner, scopes);
                break;
        }
    }

    private static void Enter(TemplateToken token, string block, string path, Stack<Type> scopes)
    {
        var type = TypeOf(token, path, scopes);
        if (block is "each")
        {
            scopes.Push(ElementOf(type) ?? throw token.Error($"'{path}' is not a list"));
        }
        else if (block is "with")
        {
            scopes.Push(type);
        }
        else if (block is not ("if" or "unless"))
        {
            throw token.Error($"there is no block '{block}': if, unless, each and with are");
        }
    }

    private static void Leave(TemplateToken token, string block, Stack<Type> scopes, Stack<(string Block, TemplateToken Token)> open)
    {
        if (!open.TryPop(out var opened) || opened.Block != block)
        {
            throw token.Error($"'{token.Text}' closes nothing");
        }

        if (block is "each" or "with")
        {
            scopes.Pop();
        }
    }

    private static Type TypeOf(TemplateToken token, string path, Stack<Type> scopes)
    {
        var up = 0;
        for (; path.StartsWith("../", StringComparison.Ordinal); path = path[3..])
        {
            up++;
        }

        if (path is "@first" or "@last" or "@index" or "@key")
        {
            return typeof(string);
        }

        var type = up < scopes.Count ? scopes.ElementAt(up) : throw token.Error($"'{token.Text}' goes up too far");
        return path is "this" ? type : path.Split('.').Aggregate(type, (owner, name) => MemberOf(token, owner, name));
    }

    private static Type MemberOf(TemplateToken token, Type owner, string name) =>
        owner.GetProperty(name, AnyCase)?.PropertyType
        ?? throw token.Error($"'{name}' is unknown here: {string.Join(", ", owner.GetProperties(AnyCase).Select(property => Camel(property.Name)).Order(StringComparer.Ordinal))}");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static Type? ElementOf(Type type) => type == typeof(string) ? null
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
