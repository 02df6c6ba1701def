using System.Reflection;
using Hpki.Pki.Authorities;
using Hpki.Registry.Audit;
using Hpki.Registry.Storage;
using Hpki.Scanning;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Upkeep;
using Microsoft.Extensions.Logging.Abstractions;

namespace HpkiFunctions.Tests.Upkeep;

public sealed class WarmUpTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithAnAuthorityAndAnEngineThatFail_GoesOn()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        using ScanReader failing = new(host.Get<ScanReaderOptions>(), new NoTimers());
        using WarmUp warmUp = new(
            host.Get<RegistryStorage>(), DispatchProxy.Create<ICertificationAuthority, FailingAuthority>(), failing, host.Get<AccessLog>(), host.Clock, NullLogger<WarmUp>.Instance);

        await warmUp.StartAsync(Token);
        await warmUp.ExecuteTask!;

        Assert.True(warmUp.ExecuteTask.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task CacheDirectory_Empty_MeansNone()
    {
        await using FlowHost host = await FlowHost.StartAsync(("Scanning:CacheDirectory", ""));

        Assert.Null(host.Get<ScanReaderOptions>().CacheDirectory);
    }

    sealed class NoTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new InvalidOperationException("No timers here.");
    }

    // Public and open, because a proxy derives from it.
    public class FailingAuthority : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException("The authority does not answer.");
    }
}
