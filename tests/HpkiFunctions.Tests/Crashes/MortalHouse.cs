using Hpki.LocalHost;
using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Functions;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Upkeep;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>The whole product on a virtual clock, whose host dies and is started again. Storage, orchestrations, keys and mailbox outlive it.</summary>
sealed class MortalHouse : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hpki-crash-");
    readonly VirtualTime clock = HouseClock.StartingAt(FlowHost.Start);
    readonly List<DateTimeOffset> kills = [];
    readonly string storage;
    FlowHost? host;
    KillSwitch killer = new();

    MortalHouse(string storage) => this.storage = storage;

    public FlowHost Host => host ?? throw new InvalidOperationException("The house is closed.");

    /// <summary>Whether the host was killed since it was armed last.</summary>
    public bool HasDied { get; private set; }

    /// <summary>The call at which the host died last.</summary>
    public string? LastCall { get; private set; }

    /// <summary>Calls to the outside since this life of the host began or was armed.</summary>
    public int Calls => killer.Calls;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MortalHouse> OpenAsync()
    {
        MortalHouse house = new((await FlowHost.SharedAsync()).TakeStorage());
        await house.StartHostAsync();
        return house;
    }

    /// <summary>Lets the host die at its n-th call from now, before it reaches the service or after the service has done it.</summary>
    public void Arm(int calls, bool callIsMade)
    {
        HasDied = false;
        killer.Arm(calls, callIsMade);
    }

    /// <summary>Nobody is killed any more.</summary>
    public void Disarm() => killer.Arm(int.MaxValue, callIsMade: true);

    /// <summary>
    /// Does a step as a patient client does: when the host dies under it, again at the next host. The step must be one that may come twice.
    /// </summary>
    /// <param name="step">What to do at the host.</param>
    /// <param name="afterDeath">What happens at the next host before the client comes again.</param>
    public async Task<T> DoAsync<T>(Func<FlowHost, Task<T>> step, Func<Task> afterDeath)
    {
        while (true)
        {
            Task<T> work = Task.Run(() => step(Host), Token);
            if (await Task.WhenAny(work, killer.Died) == work && !killer.IsDead)
            {
                return await work;
            }

            // What hangs in the dead host's work hangs for good.
            await ReplaceHostAsync();
            await afterDeath();
        }
    }

    public PassingTime Time => new(clock);

    public Task<IReadOnlyList<string>> BrokenAsync(IReadOnlyList<CaseEnd> cases) =>
        new LostReportInvariants(Services, Host.Mails, kills).BrokenAsync(cases, Token);

    /// <summary>What may not be true even in the middle of a case, once the sweeps have run.</summary>
    public async Task<IReadOnlyList<string>> BrokenMidwayAsync() =>
        [.. await new UnfinishedBusiness(Services).BrokenAsync(Token), .. await new RevocationInvariants(Services).BrokenCardsAsync(Token)];

    public async ValueTask DisposeAsync()
    {
        killer.Bury();
        await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Delete(recursive: true);
    }

    IServiceProvider Services => Host.Get<IServiceProvider>();

    async Task StartHostAsync()
    {
        killer = new();
        host = await FlowHost.StartAsync(
            new LocalHostOptions
            {
                DataFolder = folder.FullName,
                Port = 0,
                Storage = storage,
                SeedDemoData = false,
                LogLevel = LogLevel.None,
                Settings = new[] { ByTheClock.On(nameof(UpkeepFunctions.IssueDailyCrls)) }.ToDictionary(setting => setting.Key, setting => setting.Value),
                Services = killer.Install,
            },
            clock);
    }

    async Task ReplaceHostAsync()
    {
        await killer.Died;

        // Now: what is left of the dead host's step may still move the clock.
        kills.Add(clock.GetUtcNow());
        HasDied = true;
        LastCall = killer.LastCall;

        // The engine stops first: what hangs in an activity must not count as its failure, for the dead record nothing.
        Task stopping = Host.Get<EngineService>().DisposeAsync().AsTask();
        killer.Bury();
        await stopping;
        await Host.DisposeAsync();
        await StartHostAsync();
    }
}
