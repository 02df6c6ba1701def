using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace Hpki.Registry.Tests;

/// <summary>Invented people and their papers.</summary>
static class TestData
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    public static Actor Reception { get; } = Actor.Staff("s-reception");
    public static Actor Examiner { get; } = Actor.Staff("s-examiner");


    public static Holder CreateHolder(string? holderId = null) => new()
    {
        HolderId = holderId ?? RecordId.New('h'),
        FamilyName = "架空田",
        GivenName = "例子",
        FamilyKana = "カクウデンダ",
        GivenKana = "レイコ",
        RomajiName = "Reiko Kakuden",
        BirthDate = new(1980, 4, 1),
        MedicalRegistrationNumber = "123456",
        JmaMemberId = "0012345678",
        IsJmaMember = true,
        MailAddress = "reiko@example.invalid",
        PhoneNumber = "0300000000",
        ResidencePostalCode = "1130021",
        ResidenceAddress = "東京都文京区本駒込0-0-0",
        RegisteredAt = Now,
    };

    public static Card CreateCard(string holderId, string serial = "CARD00000001") => new()
    {
        CardSerial = serial,
        HolderId = holderId,
        State = CardState.Active,
        IssuedOn = new(2024, 11, 1),
        ExpiresOn = new(2029, 10, 31),
        SigningCertificateSerial = "A1" + serial[4..],
        AuthenticationCertificateSerial = "B1" + serial[4..],
    };

    public static Request CreateRequest(string holderId, string? requestId = null) => new()
    {
        RequestId = requestId ?? RequestNumber.New().Id,
        HolderId = holderId,
        Procedure = ProcedureKind.LostReport,
        State = RequestState.AwaitingForm,
        CardSerial = "CARD00000001",
        ReceivedAt = Now,
        ReceivedBy = Reception.ActorId,
        Generation = 1,
        CloseOn = new(2026, 12, 2),
    };

    public static StaffTask CreateTask(Request request, string taskId = "t-1") => new()
    {
        TaskId = taskId,
        RequestId = request.RequestId,
        HolderId = request.HolderId,
        Kind = TaskKind.CheckForm,
        OpenedAt = Now,
        DueAt = Now.AddDays(1),
        ExcludedStaffIds = [request.ReceivedBy, "s-other"],
    };

    public static Document CreateDocument(Request request, string? scanId, int pages = 1) => new()
    {
        DocumentId = RecordId.New('d'),
        RequestId = request.RequestId,
        HolderId = request.HolderId,
        Kind = DocumentKind.LostReportForm,
        MediaType = "image/tiff",
        Sha256 = new('0', 64),
        PageCount = pages,
        RetentionClass = RetentionClass.RequestRecord,
        ScanId = scanId,
        FiledAt = Now,
        FiledBy = "system",
    };

    public static async Task<HolderFile> RegisterAsync(this TestRegistry registry, Holder? holder = null)
    {
        holder ??= CreateHolder();
        return await registry.Holders.RegisterAsync(holder, [CreateCard(holder.HolderId)], Reception, TestContext.Current.CancellationToken);
    }
}
