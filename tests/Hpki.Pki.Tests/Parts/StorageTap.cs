using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Hpki.Pki.Tests.Parts;

/// <summary>Sees every storage operation on its way out, and can stop one: a crash at exactly that point.</summary>
sealed class StorageTap : HttpPipelinePolicy
{
    public ConcurrentQueue<string> Operations { get; } = new();

    /// <summary>Asked before each operation ("PUT /account/container/blob"); awaited, so it may hold a writer back; throws to break it off.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Storage is used asynchronously only.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        string operation = $"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}";
        await Before(operation);
        Operations.Enqueue(operation);
        await ProcessNextAsync(message, pipeline);
    }
}

/// <summary>The process died here.</summary>
sealed class CrashException(string operation) : Exception($"Crashed before {operation}");
