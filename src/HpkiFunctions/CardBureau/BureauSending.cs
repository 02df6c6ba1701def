using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Staff;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Bureau;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.CardBureau.Files;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.CardBureau;

/// <summary>
/// The file that goes to the card bureau: every order, cancellation and pair of certificates that waits. It is written first and its orders are marked
/// afterwards: after a crash in between they go out again, and the bureau knows them by id and attempt.
/// </summary>
public sealed partial class BureauSending(
    HolderRegistry registry, Worklists worklists, ICertificationAuthority authority, DocumentStore documents, BureauFiles files, BureauJournal journal, CardBureauOptions options,
    TimeProvider time, ILogger<BureauSending> logger)
{
    const int MostInAFile = 500;

    /// <returns>How many messages went out.</returns>
    public async Task<int> SendAsync(IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        List<CardOrder> taken = [];
        OrderFile file = new()
        {
            FileId = RecordId.New('b'),
            MadeAt = time.GetUtcNow(),
            EscrowCertificate = Convert.ToBase64String(options.Escrow.RawData),
        };
        foreach (OpenCardOrder waiting in (await worklists.CardOrdersAsync(MostInAFile, cancellationToken: cancellationToken)).Items)
        {
            HolderFile holder = await registry.OpenAsync(waiting.HolderId, cancellationToken);
            CardOrder ordered = holder.CardOrder(waiting.CardOrderId);
            if (ordered.GoesOut())
            {
                try
                {
                    file = await WithAsync(file, holder, ordered, cancellationToken);
                    taken.Add(ordered);
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    // It waits for the next file; the others go out.
                    LogLeftOut(logger, ordered.CardOrderId, problem);
                }
            }
        }

        if (taken.Count == 0)
        {
            return 0;
        }

        byte[] content = BureauFileFormat.Write(file);
        await files.SendAsync(file.FileId, content, cancellationToken);
        await WriteDownAsync(file, content, cancellationToken);
        foreach (CardOrder ordered in taken)
        {
            await registry.DecideAsync(
                ordered.HolderId, $"bureau-sent-{ordered.CardOrderId}-{ordered.Attempt}-{ordered.State}",
                current => Sent(current.CardOrder(ordered.CardOrderId), ordered, file), signals, cancellationToken);
        }

        return taken.Count;
    }

    async Task<OrderFile> WithAsync(OrderFile file, HolderFile holder, CardOrder ordered, CancellationToken cancellationToken) => ordered.State switch
    {
        CardOrderState.Waiting => file with { Orders = [.. file.Orders, await OrderOfAsync(holder, ordered, cancellationToken)] },
        CardOrderState.Cancelled => file with { Cancellations = [.. file.Cancellations, new(ordered.CardOrderId, ordered.Attempt)] },
        CardOrderState.Certified => file with { Certificates = [.. file.Certificates, await CertificatesOfAsync(holder.Card(ordered.CardSerial!), ordered, cancellationToken)] },
        _ => throw new ArgumentOutOfRangeException(nameof(ordered), ordered.State, "Nothing of an order in this state goes out."),
    };

    async Task<BureauOrder> OrderOfAsync(HolderFile file, CardOrder ordered, CancellationToken cancellationToken) => new()
    {
        CardOrderId = ordered.CardOrderId,
        Attempt = ordered.Attempt,
        FamilyName = file.Holder.FamilyName,
        GivenName = file.Holder.GivenName,
        RomajiName = file.Holder.RomajiName,
        BirthDate = file.Holder.BirthDate,
        MedicalRegistrationNumber = file.Holder.MedicalRegistrationNumber,
        JmaMemberId = file.Holder.IsJmaMember ? file.Holder.JmaMemberId : null,
        Photo = await PhotoOfAsync(file, ordered.RequestId, cancellationToken),
    };

    // The latest one that was sent in: an earlier one may have been found defective.
    async Task<string?> PhotoOfAsync(HolderFile file, string requestId, CancellationToken cancellationToken)
    {
        Document? photo = file.Documents
            .Where(document => document.Kind == DocumentKind.Photo && document.RequestId == requestId && document is { ScanId: not null, ErasedAt: null })
            .MaxBy(document => document.FiledAt);
        if (photo is null)
        {
            return null;
        }

        await using Stream page = await documents.OpenPageAsync(photo, 1, cancellationToken);
        using MemoryStream jpeg = new();
        await page.CopyToAsync(jpeg, cancellationToken);
        return Convert.ToBase64String(jpeg.GetBuffer().AsSpan(0, (int)jpeg.Length));
    }

    async Task<BureauCertificates> CertificatesOfAsync(Card card, CardOrder ordered, CancellationToken cancellationToken) => new(
        ordered.CardOrderId, ordered.Attempt,
        await DerAsync(CertificatePurpose.Signing, card.SigningCertificateSerial, cancellationToken),
        await DerAsync(CertificatePurpose.Authentication, card.AuthenticationCertificateSerial, cancellationToken),
        card.IssuedOn, card.ExpiresOn);

    async Task<string> DerAsync(CertificatePurpose purpose, string serial, CancellationToken cancellationToken)
    {
        CertificateSerial named = CertificateSerial.Parse(serial);
        IssuedCertificate issued = await authority.FindAsync(purpose, named, cancellationToken) ?? throw new UnknownCertificateException(purpose, named);
        return Convert.ToBase64String(issued.Der.Span);
    }

    async Task WriteDownAsync(OrderFile file, byte[] content, CancellationToken cancellationToken)
    {
        string sha256 = BureauReading.HashOf(content);
        await journal.WriteAsync(
            new()
            {
                EntryId = BureauJournal.IdOf(file.MadeAt, file.FileId),
                IsIncoming = false,
                FileName = file.FileId,
                Sha256 = sha256,
                At = file.MadeAt,
                Messages = file.Count(),
            },
            cancellationToken);
    }

    // Withdrawn while the file was being written: the bureau has the order now, and hears with the next file that it is cancelled.
    static Decision? Sent(CardOrder now, CardOrder asWritten, OrderFile file)
    {
        CardOrder marked = now with { FileId = file.FileId, SentAt = now.SentAt ?? file.MadeAt };
        CardOrder? after = (asWritten.State, now.State) switch
        {
            (CardOrderState.Waiting, CardOrderState.Waiting) => marked with { State = CardOrderLifeCycle.After(now.State, CardOrderEvent.Send) },
            (CardOrderState.Waiting, CardOrderState.Cancelled) => marked,
            (CardOrderState.Certified, CardOrderState.Certified) => marked with { State = CardOrderLifeCycle.After(now.State, CardOrderEvent.SendCertificates) },
            (CardOrderState.Cancelled, CardOrderState.Cancelled) => marked with { CancellationSentAt = file.MadeAt },
            _ => null,
        };
        return after is null ? null : new Decision().Put(after).Record("card.order-sent", Actor.System, now.RequestId, new Dictionary<string, string>(CardOrders.Facts(now))
        {
            ["fileId"] = file.FileId,
            ["state"] = asWritten.State.ToString(),
        });
    }

    [LoggerMessage(LogLevel.Error, "Card order {CardOrderId} could not be put into the card bureau's file; it waits for the next one.")]
    static partial void LogLeftOut(ILogger logger, string cardOrderId, Exception problem);
}
