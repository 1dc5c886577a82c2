using System.Text;

namespace Planner.Rendering;

/// <summary>
/// A template that is filled several times for every post: an entry of a calendar or list. It is written like the
/// others, with values and <c>if</c> only, and makes no models (docs/decisions/0005-fragments.md).
/// </summary>
internal sealed class Fragment
{
    private readonly Instruction[] instructions;

    private Fragment(Instruction[] instructions) => this.instructions = instructions;

    private enum Kind
    {
        Text,
        Value,

        /// <summary>Goes on at the target when the value is empty.</summary>
        Unless,
        Jump,
    }

    /// <param name="names">What its values are called, in the order in which they will be given.</param>
    public static Fragment Read(IReadOnlyList<TemplateToken> tokens, ImmutableArray<string> names)
    {
        var program = new List<Instruction>();
        var open = new Stack<int>();
        foreach (var token in tokens)
        {
            Read(token, names, program, open);
        }

        return open.Count == 0 ? new Fragment([.. program]) : throw tokens[^1].Error("an 'if' is not closed");
    }

    /// <summary>Writes it: an <see cref="Html"/> as it is, any other text escaped, null and "" as nothing.</summary>
    public void Write(PageWriter output, params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < instructions.Length; at++)
        {
            var instruction = instructions[at];
            switch (instruction.Kind)
            {
                case Kind.Text:
                    output.Write(instruction.Utf8);
                    break;
                case Kind.Value:
                    WriteValue(output, values[instruction.Value]);
                    break;
                case Kind.Unless when values[instruction.Value] is not (null or ""):
                    break;
                default:
                    at = instruction.Target - 1;
                    break;
            }
        }
    }

    private static void WriteValue(PageWriter output, object? value)
    {
        if (value is Html html)
        {
            html.WriteTo(output);
        }
        else
        {
            HtmlText.Write(value as string, output);
        }
    }

    private static void Read(TemplateToken token, ImmutableArray<string> names, List<Instruction> program, Stack<int> open)
    {
        var inner = token.Inner;
        if (!token.IsTag)
        {
            program.Add(new Instruction(Kind.Text, Encoding.UTF8.GetBytes(token.Text), 0, 0));
        }
        else if (inner.StartsWith("#if ", StringComparison.Ordinal))
        {
            open.Push(program.Count);
            program.Add(new Instruction(Kind.Unless, [], Index(token, inner[4..], names), 0));
        }
        else if (inner is "else" or "/if")
        {
            Close(token, inner is "else", program, open);
        }
        else
        {
            program.Add(new Instruction(Kind.Value, [], Index(token, inner, names), 0));
        }
    }

    private static void Close(TemplateToken token, bool hasElse, List<Instruction> program, Stack<int> open)
    {
        var start = open.TryPop(out var at) ? at : throw token.Error($"'{token.Text}' belongs to no 'if'");
        if (hasElse)
        {
            open.Push(program.Count);
            program.Add(new Instruction(Kind.Jump, [], 0, 0));
        }

        program[start] = program[start] with { Target = program.Count };
    }

    private static int Index(TemplateToken token, string name, ImmutableArray<string> names) =>
        names.IndexOf(name.Trim()) is var index and >= 0 ? index
        : throw token.Error($"'{name.Trim()}' is unknown here: {string.Join(", ", names)}");

    private sealed record Instruction(Kind Kind, byte[] Utf8, int Value, int Target);
}
