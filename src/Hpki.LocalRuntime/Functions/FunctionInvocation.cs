namespace Hpki.LocalRuntime.Functions;

/// <summary>One invocation on its way through the pipeline.</summary>
sealed class FunctionInvocation(
    FunctionDescriptor function, object? trigger, DurableTaskClient client, IServiceProvider services, CancellationToken cancellationToken)
    : FunctionContext
{
    public FunctionDescriptor Function => function;

    /// <summary>What the trigger gave: <c>HttpRequest</c>, <see cref="TimerInfo"/>, the orchestration's context, the activity's input.</summary>
    public object? Trigger => trigger;

    /// <summary>Bound to <c>[DurableClient]</c>; not a service, because it is none on the official host either.</summary>
    public DurableTaskClient Client => client;

    /// <summary>Whether the function ran to its end (else a middleware may have answered in its place).</summary>
    public bool Returned { get; set; }

    /// <summary>What the function returned.</summary>
    public object? Result { get; set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellationToken;
}
