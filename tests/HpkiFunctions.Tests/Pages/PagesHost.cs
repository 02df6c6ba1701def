using Hpki.LocalHost;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Tests.Pages;

/// <summary>The product in memory, with its demo doctors, for tests that only look at pages.</summary>
public class PagesHost : IAsyncLifetime
{
    LocalHostApplication? application;

    public Uri Address => Application.Address;

    /// <summary>Settings of the app beside the local host's own.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>();

    /// <summary>The clock of the whole product.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Where everything is kept; in memory when null.</summary>
    protected virtual string? DataFolder => null;

    LocalHostApplication Application => application ?? throw new InvalidOperationException("The host is not started.");

    public virtual async ValueTask InitializeAsync() => application = await LocalHostApplication.StartAsync(
        new() { Port = 0, SeedDemoData = true, DataFolder = DataFolder, LogLevel = LogLevel.Error, Settings = Settings, Clock = Clock }, TestContext.Current.CancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (application?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public T Get<T>()
        where T : notnull => Application.Services.GetRequiredService<T>();

    public async Task<HolderFile> FileOfAsync(DemoDoctor doctor)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        LookupHit hit = Assert.Single(await Get<LookupIndex>().FindAsync(LookupKind.CardSerial, doctor.CardSerial, cancellationToken: stop));
        return await Get<HolderRegistry>().OpenAsync(hit.HolderId, stop);
    }

    /// <summary>The id of the request's open task of a kind.</summary>
    public async Task<string> TaskOfAsync(DemoDoctor doctor, TaskKind kind) =>
        Assert.Single((await FileOfAsync(doctor)).Tasks, (StaffTask task) => task.Kind == kind && task.CompletedAt is null).TaskId;
}
