namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>A change that waits for its transaction.</summary>
abstract class WriteUnit
{
    public abstract void Run(StoreWriter writer);

    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <summary>A change with a result.</summary>
sealed class WriteUnit<T>(Func<StoreWriter, T> change) : WriteUnit
{
    readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    T? _result;

    public Task<T> Task => _source.Task;

    public override void Run(StoreWriter writer) => _result = change(writer);

    public override void Complete() => _source.TrySetResult(_result!);

    public override void Fail(Exception exception) => _source.TrySetException(exception);
}
