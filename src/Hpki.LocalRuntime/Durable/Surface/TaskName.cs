namespace Hpki.LocalRuntime;

/// <summary>The name of an orchestrator or activity function; functions are found without regard to case.</summary>
public readonly struct TaskName
{
    /// <summary>Takes the name as declared by <c>[Function]</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public TaskName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>A name from its text.</summary>
    public static implicit operator TaskName(string value) => new(value);

    /// <summary>The text of a name.</summary>
    public static implicit operator string(TaskName value) => value.Name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
