using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hpki.Correspondence.Mail;
using Hpki.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>
/// Kills one life of the host at a chosen call to the outside (tables, blobs, mail): the call is made or not made, and from then on no
/// answer reaches the app and nothing leaves it, as after a power cut. The app's tasks hang until the body is carried away.
/// </summary>
sealed partial class KillSwitch
{
    readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource buried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock gate = new();
    int calls;
    int lastCall = int.MaxValue;
    bool callIsMade;

    /// <summary>Completes when the host is dead.</summary>
    public Task Died => died.Task;

    public bool IsDead => died.Task.IsCompleted;

    /// <summary>The call at which the host died, for people.</summary>
    public string? LastCall { get; private set; }

    /// <summary>Calls since the switch was armed.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <summary>Lets the host die at its n-th call from now: before it reaches the service, or after the service has done it.</summary>
    public void Arm(int calls, bool callIsMade)
    {
        lock (gate)
        {
            (this.calls, lastCall, this.callIsMade) = (0, calls, callIsMade);
        }
    }

    /// <summary>Lets what hangs fail, so that the dead host's memory can be given back.</summary>
    public void Bury() => buried.TrySetResult();

    /// <summary>Puts the switch between the app and everything outside of it.</summary>
    public void Install(IServiceCollection services)
    {
        Policy policy = new(this);
        RegistryOptions options = (RegistryOptions)services.Single(service => service.ServiceType == typeof(RegistryOptions)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton(options with { Policies = [policy] }));
        TableClientOptions tables = new();
        tables.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(options.TablesConnection, tables)));
        BlobClientOptions blobs = new();
        blobs.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        services.Replace(ServiceDescriptor.Singleton(new BlobServiceClient(options.BlobsConnection, blobs)));
        services.AddHttpClient(SendGridMailSender.HttpClientName).AddHttpMessageHandler(() => new MailHandler(this));
    }

    async Task CallAsync(string name, Func<Task> call)
    {
        bool last;
        bool made;
        lock (gate)
        {
            last = ++calls == lastCall;
            made = !last || callIsMade;
        }

        if (IsDead)
        {
            await HangAsync();
        }

        if (made)
        {
            await call();
        }

        if (last)
        {
            LastCall = $"{(made ? "after" : "before")} {name}";
            died.TrySetResult();
        }

        if (IsDead)
        {
            await HangAsync();
        }
    }

    async Task HangAsync()
    {
        await buried.Task;
        throw new OperationCanceledException("This host is dead.");
    }

    // Keys of rows and blobs say nothing to a reader of a test's output.
    [GeneratedRegex(@"\(.*|[0-9a-z]{20,}.*")]
    private static partial Regex Keys();

    sealed class Policy(KillSwitch killer) : HttpPipelinePolicy
    {
        // The key ring of forms is read so, because the framework that asks for it cannot wait.
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => killer.CallAsync(NameOf(message), () =>
        {
            ProcessNext(message, pipeline);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            await killer.CallAsync(NameOf(message), async () => await ProcessNextAsync(message, pipeline));

        static string NameOf(HttpMessage message) => $"{message.Request.Method} {Keys().Replace(message.Request.Uri.Path, "")}";
    }

    sealed class MailHandler(KillSwitch killer) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage? answer = null;
            await killer.CallAsync("mail", async () => answer = await base.SendAsync(request, cancellationToken));
            return answer!;
        }
    }
}
