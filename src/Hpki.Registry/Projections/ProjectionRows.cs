using System.Globalization;
using System.Text.Json;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace Hpki.Registry.Projections;

/// <summary>Which projection rows a holder's file means: a pure function of the file.</summary>
sealed class ProjectionRows(RegistryOptions options)
{
    public const string Requests = "requests";
    public const string Tasks = "tasks";
    public const string PrintQueue = "print-queue";
    public const string CardOrders = "card-orders";
    const int LongestPrefix = 4;

    public Dictionary<ProjectionKey, IReadOnlyDictionary<string, object>> Of(HolderFile file)
    {
        Dictionary<ProjectionKey, IReadOnlyDictionary<string, object>> rows = [];
        Add(rows, LookupsOf(file));
        Add(rows, FeesOf(file));
        Add(rows, file.Requests.Where(IsWork).Select(RequestRow));
        Add(rows, file.Tasks.Where(task => task.CompletedAt is null).Select(TaskRow));
        Add(rows, file.Letters.Where(letter => letter.State.IsInQueue()).Select(LetterRow));
        Add(rows, file.CardOrders.Where(ordered => ordered.GoesOut()).Select(CardOrderRow));
        Add(rows, file.Cards.Where(MayExpire).Select(card => ExpiryRow(file, card)));
        Add(rows, [HeadRow(file)]);
        return rows;
    }

    /// <summary>The beginnings under which a family name is found: of 2, 3 and 4 characters, and the whole.</summary>
    public static IEnumerable<string> Beginnings(string familyKana) =>
        Enumerable.Range(2, LongestPrefix - 1).Where(length => length < familyKana.Length).Select(length => familyKana[..length]).Append(familyKana);

    IEnumerable<(ProjectionKey, IReadOnlyDictionary<string, object>)> LookupsOf(HolderFile file)
    {
        Holder holder = file.Holder;
        Dictionary<string, object> person = new() { ["HolderId"] = holder.HolderId };
        yield return Lookup(LookupKind.MedicalRegistrationNumber, holder.MedicalRegistrationNumber, person);
        if (holder.JmaMemberId is { } jma)
        {
            yield return Lookup(LookupKind.JmaMemberId, jma, person);
        }

        // A former name still stands on old papers, and callers give it.
        foreach ((string familyName, string givenName, string familyKana, string givenKana) in NamesOf(file))
        {
            foreach (string beginning in Beginnings(BlindKey.Normalised(LookupKind.FamilyKana, familyKana)))
            {
                yield return Lookup(LookupKind.FamilyKana, beginning, person);
            }

            yield return Lookup(LookupKind.FullKana, familyKana + givenKana, person);
            yield return Lookup(LookupKind.FullName, familyName + givenName, person);
        }

        foreach (Card card in file.Cards)
        {
            Dictionary<string, object> columns = new() { ["HolderId"] = holder.HolderId, ["CardSerial"] = card.CardSerial };
            yield return Lookup(LookupKind.CardSerial, card.CardSerial, columns);
            yield return Lookup(LookupKind.CertificateSerial, card.SigningCertificateSerial, columns);
            yield return Lookup(LookupKind.CertificateSerial, card.AuthenticationCertificateSerial, columns);
        }

        foreach (Request request in file.Requests)
        {
            yield return Lookup(LookupKind.RequestId, request.RequestId, new() { ["HolderId"] = holder.HolderId, ["RequestId"] = request.RequestId });
        }

        foreach (CardOrder ordered in file.CardOrders)
        {
            yield return Lookup(LookupKind.CardOrderId, ordered.CardOrderId, new() { ["HolderId"] = holder.HolderId, ["RequestId"] = ordered.RequestId });
        }
    }

    static IEnumerable<(string FamilyName, string GivenName, string FamilyKana, string GivenKana)> NamesOf(HolderFile file) =>
    [
        (file.Holder.FamilyName, file.Holder.GivenName, file.Holder.FamilyKana, file.Holder.GivenKana),
        .. file.Changes.Where(change => change.FormerFamilyName is not null)
            .Select(change => (change.FormerFamilyName!, change.FormerGivenName!, change.FormerFamilyKana!, change.FormerGivenKana!)),
    ];

    IEnumerable<(ProjectionKey, IReadOnlyDictionary<string, object>)> FeesOf(HolderFile file) => file.Fees.Where(fee => fee.Yen > 0).Select(fee => Lookup(
        LookupKind.PaymentReference, fee.Reference, new() { ["HolderId"] = fee.HolderId, ["RequestId"] = fee.RequestId }));

    (ProjectionKey, IReadOnlyDictionary<string, object>) Lookup(LookupKind kind, string value, Dictionary<string, object> columns) => (
        new(ProjectionTable.Lookups, BlindKey.Of(options.LookupKey, kind, BlindKey.Normalised(kind, value)), (string)columns["HolderId"]),
        columns);

    // Row keys begin with a time, so that a list comes in its natural order.
    static (ProjectionKey, IReadOnlyDictionary<string, object>) RequestRow(Request request)
    {
        Dictionary<string, object> columns = new()
        {
            ["RequestId"] = request.RequestId,
            ["HolderId"] = request.HolderId,
            ["Procedure"] = request.Procedure.ToString(),
            ["State"] = request.State.ToString(),
            ["ReceivedAt"] = Iso(request.ReceivedAt),
            ["ReceivedBy"] = request.ReceivedBy,
        };
        AddIfAny(columns, "CardSerial", request.CardSerial);
        AddIfAny(columns, "DueOn", request.CloseOn?.ToString("O", CultureInfo.InvariantCulture));
        return (new(ProjectionTable.Worklists, Requests, $"{Sortable(request.ReceivedAt)}|{request.RequestId}"), columns);
    }

    static (ProjectionKey, IReadOnlyDictionary<string, object>) TaskRow(StaffTask task) => (
        new(ProjectionTable.Worklists, Tasks, $"{Sortable(task.DueAt)}|{task.TaskId}"),
        new Dictionary<string, object>
        {
            ["TaskId"] = task.TaskId,
            ["RequestId"] = task.RequestId,
            ["HolderId"] = task.HolderId,
            ["Kind"] = task.Kind.ToString(),
            ["OpenedAt"] = Iso(task.OpenedAt),
            ["DueAt"] = Iso(task.DueAt),
            ["ExcludedStaffIds"] = JsonSerializer.Serialize(task.ExcludedStaffIds),
            ["ClaimedBy"] = task.ClaimedBy ?? "",
        });

    static (ProjectionKey, IReadOnlyDictionary<string, object>) LetterRow(Letter letter)
    {
        Dictionary<string, object> columns = new()
        {
            ["LetterId"] = letter.LetterId,
            ["RequestId"] = letter.RequestId,
            ["HolderId"] = letter.HolderId,
            ["Template"] = letter.Template,
            ["State"] = letter.State.ToString(),
            ["OrderedAt"] = Iso(letter.OrderedAt),
            ["DueAt"] = Iso(letter.DueAt),
        };
        AddIfAny(columns, "PrintRun", letter.PrintRun);
        return (new(ProjectionTable.Worklists, PrintQueue, $"{Sortable(letter.OrderedAt)}|{letter.LetterId}"), columns);
    }

    static (ProjectionKey, IReadOnlyDictionary<string, object>) CardOrderRow(CardOrder ordered) => (
        new(ProjectionTable.Worklists, CardOrders, $"{Sortable(ordered.OrderedAt)}|{ordered.CardOrderId}"),
        new Dictionary<string, object>
        {
            ["CardOrderId"] = ordered.CardOrderId,
            ["HolderId"] = ordered.HolderId,
            ["RequestId"] = ordered.RequestId,
            ["OrderedAt"] = Iso(ordered.OrderedAt),
        });

    // What was reminded of stands here too, so that a run which begins again passes over it without opening the holder's file.
    static (ProjectionKey, IReadOnlyDictionary<string, object>) ExpiryRow(HolderFile file, Card card)
    {
        Dictionary<string, object> columns = new()
        {
            ["CardSerial"] = card.CardSerial,
            ["HolderId"] = card.HolderId,
            ["ExpiresOn"] = card.ExpiresOn.ToString("O", CultureInfo.InvariantCulture),
        };
        if (file.RemindedDaysBefore(card.CardSerial) is { } stage)
        {
            columns["RemindedDaysBefore"] = stage;
        }

        return (new(ProjectionTable.Expiries, Expiries.Month(card.ExpiresOn), Expiries.RowKey(card.ExpiresOn, card.CardSerial)), columns);
    }

    // A notice of renewal waits for the holder for half a year, by the thousand, and asks nothing of staff: it stands on the holder's page and in no list of work.
    static bool IsWork(Request request) => request.State.IsOpen() && request.Procedure != ProcedureKind.RenewalNotice;

    // Says only on which day the timeline last grew: written once a holder and day, however much happens. How far it reaches stands in the holder's row.
    static (ProjectionKey, IReadOnlyDictionary<string, object>) HeadRow(HolderFile file) => (
        new(ProjectionTable.Heads, Heads.DayOf(file.HeadAt), file.Holder.HolderId),
        new Dictionary<string, object> { ["HolderId"] = file.Holder.HolderId });

    // A revoked card stays until it is back or destroyed: who reads an expiry opens the holder's file anyway and sees the state there.
    static bool MayExpire(Card card) => card.State switch
    {
        CardState.Ordered or CardState.Produced or CardState.Active or CardState.Held or CardState.Revoking or CardState.Revoked => true,
        CardState.Expired or CardState.Returned or CardState.Destroyed or CardState.Cancelled => false,
        _ => throw new ArgumentOutOfRangeException(nameof(card), card.State, "Unknown card state."),
    };

    static void Add(
        Dictionary<ProjectionKey, IReadOnlyDictionary<string, object>> rows,
        IEnumerable<(ProjectionKey Key, IReadOnlyDictionary<string, object> Columns)> more)
    {
        foreach ((ProjectionKey key, IReadOnlyDictionary<string, object> columns) in more)
        {
            rows[key] = columns;
        }
    }

    static void AddIfAny(Dictionary<string, object> columns, string name, string? value)
    {
        if (value is not null)
        {
            columns[name] = value;
        }
    }

    static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    static string Sortable(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
