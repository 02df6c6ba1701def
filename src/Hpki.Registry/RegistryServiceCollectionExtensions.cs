using Hpki.Registry.Audit;
using Hpki.Registry.Bureau;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Documents;
using Hpki.Registry.Drafts;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Payments;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;
using Hpki.Registry.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hpki.Registry;

public static class RegistryServiceCollectionExtensions
{
    /// <summary>Adds the registry's services, all singletons. Call <see cref="RegistryStorage.EnsureCreatedAsync"/> once at start.</summary>
    /// <exception cref="ArgumentException">An option cannot be right.</exception>
    public static IServiceCollection AddRegistry(this IServiceCollection services, RegistryOptions options)
    {
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton<RegistryStorage>();
        services.AddSingleton<HolderReader>();
        services.AddSingleton<PendingIntents>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<ProjectionRows>();
        services.AddSingleton<ProjectionWriter>();
        services.AddSingleton<ScanPages>();
        services.AddSingleton<ScanParts>();
        services.AddSingleton<ScanMemory>();
        services.AddSingleton<PagePictures>();
        services.AddSingleton<LookupIndex>();
        services.AddSingleton<Worklists>();
        services.AddSingleton<Expiries>();
        services.AddSingleton<Timeline>();
        services.AddSingleton<Heads>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<Interventions>();
        services.AddSingleton<SealStore>();
        services.AddSingleton<SealedLogs>();
        services.AddSingleton<SealAudit>();
        services.AddSingleton<VerificationState>();
        services.AddSingleton<HistoryPurgeState>();
        services.AddSingleton<ReminderRunState>();

        // Public, but made of parts that are not.
        services.AddSingleton(s => new HolderRegistry(
            Of<RegistryStorage>(s), Of<HolderReader>(s), Of<PendingIntents>(s), Of<OutboxDelivery>(s), Of<ProjectionRows>(s), Of<TimeProvider>(s), Of<ILogger<HolderRegistry>>(s)));
        services.AddSingleton(s => new PendingSweeper(
            Of<RegistryStorage>(s), Of<PendingIntents>(s), Of<OutboxDelivery>(s), Of<TimeProvider>(s), Of<ILogger<PendingSweeper>>(s)));
        services.AddSingleton(s => new ProjectionUpkeep(
            Of<RegistryStorage>(s), Of<HolderReader>(s), Of<ProjectionRows>(s), Of<ProjectionWriter>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new ScanUploads(Of<RegistryStorage>(s), Of<ScanParts>(s), Of<ScanMemory>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new ScanStore(Of<RegistryStorage>(s), Of<ScanParts>(s), Of<ScanPages>(s), Of<PagePictures>(s), Of<ScanMemory>(s), Of<ProjectionWriter>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new ScanCorrections(Of<ScanPages>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new ScanRedactions(Of<RegistryStorage>(s), Of<ScanPages>(s), Of<ScanParts>(s), Of<PagePictures>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new ScanErasure(Of<RegistryStorage>(s), Of<ScanPages>(s), Of<ScanMemory>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new DocumentStore(Of<RegistryStorage>(s), Of<ScanStore>(s)));
        services.AddSingleton(s => new BureauFiles(Of<RegistryStorage>(s)));
        services.AddSingleton(s => new BureauJournal(Of<RegistryStorage>(s)));
        services.AddSingleton(s => new BureauTurns(Of<RegistryStorage>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new BankFiles(Of<RegistryStorage>(s)));
        services.AddSingleton(s => new SealedPins(Of<RegistryStorage>(s)));
        services.AddSingleton(s => new OpeningHalves(Of<RegistryStorage>(s)));
        services.AddSingleton(s => new DraftStore(Of<RegistryStorage>(s), Of<RegistryOptions>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new DailySeal(Of<RegistryStorage>(s), Of<SealStore>(s), Of<Heads>(s), Of<SealedLogs>(s), Of<TimeProvider>(s)));
        services.AddSingleton(s => new AuditVerifier(Of<RegistryStorage>(s), Of<SealAudit>(s), Of<SealedLogs>(s), Of<TimeProvider>(s)));
        return services;
    }

    static T Of<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
