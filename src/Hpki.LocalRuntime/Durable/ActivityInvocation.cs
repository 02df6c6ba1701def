namespace Hpki.LocalRuntime.Durable;

/// <summary>One call of an activity.</summary>
public sealed class ActivityInvocation
{
    readonly string? _input;

    internal ActivityInvocation(string name, string instanceId, int taskId, string? input)
        => (Name, InstanceId, TaskId, _input) = (name, instanceId, taskId, input);

    /// <summary>Name of the activity, as called.</summary>
    public string Name { get; }

    /// <summary>Instance id of the calling orchestration.</summary>
    public string InstanceId { get; }

    /// <summary>Number of the call within the orchestration; with the instance id it names the call, on every repetition.</summary>
    public int TaskId { get; }

    /// <summary>The input; the type's default when there is none.</summary>
    /// <exception cref="System.Text.Json.JsonException">The JSON does not fit the type.</exception>
    public object? ReadInput(Type type) => Payload.Read(_input, type);

    /// <summary>The input; the type's default when there is none.</summary>
    /// <exception cref="System.Text.Json.JsonException">The JSON does not fit the type.</exception>
    public T? ReadInput<T>() => Payload.Read<T>(_input);
}
