using System.Reflection;

namespace Planner.Rendering;

/// <summary>The way to a value: so many scopes up, then from property to property.</summary>
internal sealed class TemplatePath(int up, ImmutableArray<TemplateProperty> properties, Type type)
{
    private const BindingFlags AnyCase = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    public Type Type => type;

    /// <param name="scopes">The types that names are looked up in, the innermost last.</param>
    public static TemplatePath Read(TemplateToken token, string path, ImmutableArray<Type> scopes)
    {
        var up = 0;
        for (; path.StartsWith("../", StringComparison.Ordinal); path = path[3..])
        {
            up++;
        }

        var type = up < scopes.Length ? scopes[^(up + 1)] : throw token.Error($"'{token.Text}' goes up too far");
        var properties = ImmutableArray.CreateBuilder<TemplateProperty>();
        foreach (var name in path is "this" ? [] : path.Split('.'))
        {
            var property = Find(token, type, name);
            properties.Add(TemplateProperty.Of(property));
            type = property.PropertyType;
        }

        return new TemplatePath(up, properties.ToImmutable(), type);
    }

    public object? Of(TemplateScope scope)
    {
        for (var level = up; level > 0; level--)
        {
            scope = scope.Outer!;
        }

        var value = scope.Value;
        foreach (var property in properties)
        {
            value = value is null ? null : property.Of(value);
        }

        return value;
    }

    private static PropertyInfo Find(TemplateToken token, Type owner, string name) =>
        owner.GetProperty(name, AnyCase)
        ?? throw token.Error($"'{name}' is unknown here: {string.Join(", ", owner.GetProperties(AnyCase).Select(property => Names.Camel(property.Name)).Order(StringComparer.Ordinal))}");
}

/// <summary>Reads one property of a model, at the cost of a call.</summary>
internal abstract class TemplateProperty
{
    // The method comes after the constructor: for one with arguments the run time would compile a call, type by type.
    public static TemplateProperty Of(PropertyInfo property)
    {
        var made = (TemplateProperty)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(property.DeclaringType!, property.PropertyType))!;
        made.Read(property.GetMethod!);
        return made;
    }

    public abstract object? Of(object owner);

    protected abstract void Read(MethodInfo method);

    private sealed class Typed<TOwner, TValue> : TemplateProperty
    {
        private Func<TOwner, TValue> get = null!;

        public override object? Of(object owner) => get((TOwner)owner);

        protected override void Read(MethodInfo method) => get = method.CreateDelegate<Func<TOwner, TValue>>();
    }
}
