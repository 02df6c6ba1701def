namespace Hpki.LocalRuntime.Durable;

/// <summary>Names of exception types as the official engine writes them, so that stored failures read the same on both hostings.</summary>
static class OfficialTypeNames
{
    const string OfficialNamespace = "Microsoft.DurableTask.";
    static readonly string OwnNamespace = typeof(TaskFailedException).Namespace + ".";

    public static string Of(Type type)
    {
        string name = type.FullName ?? type.Name;
        return type == typeof(TaskFailedException) ? OfficialNamespace + type.Name : name;
    }

    /// <summary>The loaded exception type of a name; null when there is none, so that nothing is caused by it.</summary>
    public static Type? Find(string name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        string own = name.StartsWith(OfficialNamespace, StringComparison.Ordinal) ? OwnNamespace + name[OfficialNamespace.Length..] : name;
        return AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(own)).FirstOrDefault(type => type is not null);
    }
}
