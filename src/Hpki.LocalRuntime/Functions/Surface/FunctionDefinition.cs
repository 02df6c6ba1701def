namespace Hpki.LocalRuntime;

/// <summary>Describes a function of the app.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Path of the assembly that holds the function.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>The method, as <c>Namespace.Type.Method</c>.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Unique and stable id of the function.</summary>
    public abstract string Id { get; }

    /// <summary>Unique name of the function within the app.</summary>
    public abstract string Name { get; }
}
