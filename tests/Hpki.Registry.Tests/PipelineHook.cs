using Azure.Core;
using Azure.Core.Pipeline;

namespace Hpki.Registry.Tests;

/// <summary>Lets a test step between the registry and its storage: before or after the n-th request.</summary>
sealed class PipelineHook : HttpPipelinePolicy
{
    public int Requests { get; private set; }

    public Func<int, HttpMessage, Task>? Before { get; set; }

    public Func<int, HttpMessage, Task>? After { get; set; }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        int number;
        lock (this)
        {
            number = ++Requests;
        }

        if (Before is { } before)
        {
            await before(number, message);
        }

        await ProcessNextAsync(message, pipeline);
        if (After is { } after)
        {
            await after(number, message);
        }
    }

    public static bool IsTransaction(HttpMessage message) => message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
}
