namespace Hpki.LocalRuntime;

/// <summary>The name of an orchestrator or activity function; names are compared, and functions found, without regard to case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
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

    /// <summary>Whether two names are the same but for case.</summary>
    public static bool operator ==(TaskName left, TaskName right) => left.Equals(right);

    /// <summary>Whether two names differ by more than case.</summary>
    public static bool operator !=(TaskName left, TaskName right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
