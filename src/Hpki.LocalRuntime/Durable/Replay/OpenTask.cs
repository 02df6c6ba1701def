using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>An activity, sub-orchestration or timer that has not ended.</summary>
abstract class OpenTask(Step step)
{
    public Step Step { get; } = step;

    public abstract void Complete(string? result);

    public abstract void Fail(Exception exception);
}

/// <summary>An open task with a result.</summary>
sealed class OpenTask<T>(Step step) : OpenTask(step)
{
    readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    /// <summary>
    /// A result that cannot be read as the type asked for is the caller's exception: JsonException as a rule (conformance rules 15 and
    /// 16), NotSupportedException for an interface, whatever a converter throws.
    /// </summary>
    public override void Complete(string? result)
    {
        T? value;
        try
        {
            value = Payload.Read<T>(result);
        }
        catch (Exception exception)
        {
            _source.TrySetException(exception);
            return;
        }

        _source.TrySetResult(value!);
    }

    public override void Fail(Exception exception) => _source.TrySetException(exception);

    /// <summary>A cancelled timer's exception does not name the token, as on the official engine.</summary>
    public void Cancel() => _source.TrySetCanceled();
}
