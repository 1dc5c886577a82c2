using System.Collections;

namespace Planner.Rendering;

/// <summary>The value that names are looked up in, and those around it.</summary>
internal sealed record TemplateScope(object Value, TemplateScope? Outer, string Root);

/// <summary>A part of a template.</summary>
internal abstract class TemplateNode
{
    public abstract void Write(PageWriter output, TemplateScope scope);

    public static void WriteAll(TemplateNode[] nodes, PageWriter output, TemplateScope scope)
    {
        foreach (var node in nodes)
        {
            node.Write(output, scope);
        }
    }

    /// <summary>What <c>if</c> takes for no: nothing, false, an empty text, an empty list.</summary>
    private static bool IsNothing(object? value) => value is null or false or "" or ICollection { Count: 0 };

    internal sealed class Text(byte[] utf8) : TemplateNode
    {
        public override void Write(PageWriter output, TemplateScope scope) => output.Write(utf8);
    }

    internal sealed class Root : TemplateNode
    {
        public override void Write(PageWriter output, TemplateScope scope) => output.Write(scope.Root);
    }

    internal sealed class Value(TemplatePath path) : TemplateNode
    {
        public override void Write(PageWriter output, TemplateScope scope)
        {
            switch (path.Of(scope))
            {
                case Html html:
                    html.WriteTo(output);
                    break;
                case string text:
                    HtmlText.Write(text, output);
                    break;
                case IFormattable number:
                    output.Write(number.ToString(null, CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    internal sealed class If(TemplatePath path, bool isUnless, TemplateNode[] then, TemplateNode[] otherwise) : TemplateNode
    {
        public override void Write(PageWriter output, TemplateScope scope) =>
            WriteAll(IsNothing(path.Of(scope)) == isUnless ? then : otherwise, output, scope);
    }

    internal sealed class Each(TemplatePath path, TemplateNode[] body, TemplateNode[] otherwise) : TemplateNode
    {
        public override void Write(PageWriter output, TemplateScope scope)
        {
            var list = path.Of(scope);
            if (IsNothing(list))
            {
                WriteAll(otherwise, output, scope);
                return;
            }

            foreach (var item in (IEnumerable)list!)
            {
                WriteAll(body, output, new TemplateScope(item, scope, scope.Root));
            }
        }
    }

    internal sealed class With(TemplatePath path, TemplateNode[] body, TemplateNode[] otherwise) : TemplateNode
    {
        public override void Write(PageWriter output, TemplateScope scope)
        {
            if (path.Of(scope) is { } value)
            {
                WriteAll(body, output, new TemplateScope(value, scope, scope.Root));
            }
            else
            {
                WriteAll(otherwise, output, scope);
            }
        }
    }
}
