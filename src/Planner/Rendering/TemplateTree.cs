using System.Text;

namespace Planner.Rendering;

/// <summary>Builds a template from its tokens; whatever cannot work is an error with file and line.</summary>
internal sealed class TemplateTree(List<TemplateToken> tokens)
{
    private int next;

    public TemplateNode[] Read(Type model)
    {
        var nodes = ReadUntilTag([model], out var end);
        return end is not { } stray ? nodes
            : throw stray.Error($"'{stray.Text}' closes nothing");
    }

    /// <param name="scopes">The types that names are looked up in, the innermost last.</param>
    /// <param name="end">The tag that ended the nodes, <c>else</c> or one that closes; null at the end of the template.</param>
    private TemplateNode[] ReadUntilTag(ImmutableArray<Type> scopes, out TemplateToken? end)
    {
        var nodes = new List<TemplateNode>();
        while (next < tokens.Count)
        {
            var token = tokens[next++];
            var inner = token.Inner;
            if (inner is "else" or ['/', ..])
            {
                end = token;
                return [.. nodes];
            }

            nodes.Add(!token.IsTag ? new TemplateNode.Text(Encoding.UTF8.GetBytes(token.Text))
                : inner is "root" ? new TemplateNode.Root()
                : inner.StartsWith('#') ? ReadBlock(token, scopes)
                : new TemplateNode.Value(TemplatePath.Read(token, inner, scopes)));
        }

        end = null;
        return [.. nodes];
    }

    private TemplateNode ReadBlock(TemplateToken token, ImmutableArray<Type> scopes)
    {
        var words = token.Inner[1..].Split(' ', 2, StringSplitOptions.TrimEntries);
        var block = words[0];
        var path = TemplatePath.Read(token, words.Length == 2 ? words[1] : throw token.Error($"'{token.Text}' names no value"), scopes);
        var body = ReadUntilTag(ScopesIn(token, block, path, scopes), out var end);
        TemplateNode[] otherwise = [];
        if (end is { Inner: "else" })
        {
            otherwise = ReadUntilTag(scopes, out end);
        }

        Close(token, block, end);
        return block switch
        {
            "each" => new TemplateNode.Each(path, body, otherwise),
            "with" => new TemplateNode.With(path, body, otherwise),
            _ => new TemplateNode.If(path, block is "unless", body, otherwise),
        };
    }

    private static ImmutableArray<Type> ScopesIn(TemplateToken token, string block, TemplatePath path, ImmutableArray<Type> scopes) => block switch
    {
        "each" => scopes.Add(ElementOf(path.Type) ?? throw token.Error($"'{token.Inner[5..].Trim()}' is not a list")),
        "with" => scopes.Add(path.Type),
        "if" or "unless" => scopes,
        _ => throw token.Error($"there is no block '{block}': if, unless, each and with are"),
    };

    private static void Close(TemplateToken token, string block, TemplateToken? end)
    {
        if (end is not { } closing)
        {
            throw token.Error($"'{{{{#{block}}}}}' is not closed");
        }

        if (closing.Inner != "/" + block)
        {
            throw closing.Error($"'{closing.Text}' closes nothing");
        }
    }

    private static Type? ElementOf(Type type) => type == typeof(string) ? null
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
