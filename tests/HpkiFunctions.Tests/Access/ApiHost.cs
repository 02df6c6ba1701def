using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Access;

/// <summary>The product in memory, in which the examiner has a card: that of <see cref="OwnDoctor"/>.</summary>
public sealed class ApiHost : PagesHost
{
    public static DemoDoctor OwnDoctor => DemoDoctors.All[^1];

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["StaffDirectory:0:StaffId"] = DemoStaffDirectory.Examiner.StaffId.ToUpperInvariant(),
        ["StaffDirectory:0:HolderId"] = OwnDoctor.HolderId,
    };
}
