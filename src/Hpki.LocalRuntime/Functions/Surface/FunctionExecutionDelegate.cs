namespace Hpki.LocalRuntime;

/// <summary>The rest of the pipeline: the next middleware, or the function itself.</summary>
/// <param name="context">The invocation.</param>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
