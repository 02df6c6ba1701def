using Azure.Core;
using Azure.Core.Pipeline;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>Lets a test step in before a call to storage, counted from 1.</summary>
sealed class CallHook(Func<int, Task> before) : HttpPipelinePolicy
{
    int calls;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The app calls storage asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await before(Interlocked.Increment(ref calls));
        await ProcessNextAsync(message, pipeline);
    }
}
