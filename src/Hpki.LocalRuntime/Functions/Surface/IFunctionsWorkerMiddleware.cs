namespace Hpki.LocalRuntime;

/// <summary>
/// Runs around every invocation of every function, orchestrators included (each turn of one is an invocation). Around an
/// orchestrator it must not await anything before <c>next</c>: the turn would leave the orchestration.
/// </summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the middleware.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the pipeline.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
