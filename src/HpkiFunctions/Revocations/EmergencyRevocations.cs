using System.Globalization;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Revocations;

/// <summary>
/// Executes a stored revocation order: every certificate of the card is revoked at the authority, the lists are fetched back from
/// their origin, and only then the card is Revoked. Safe to run twice and from two places at once.
/// </summary>
public sealed partial class EmergencyRevocations(
    HolderRegistry registry, ICertificationAuthority authority, CrlOrigin origin, SealedPins pins, PaperCourse course, TimeProvider time, ILogger<EmergencyRevocations> logger)
{
    /// <summary>The orchestration that sees an order through.</summary>
    public static string InstanceId(string orderId) => $"revocation-{orderId}";

    public async Task<RevocationOutcome> ExecuteAsync(HolderFile file, string orderId, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        Hpki.Registry.Model.RevocationOrder order = file.Order(orderId);
        if (order.ConfirmedAt is not null)
        {
            return RevocationOutcome.Confirmed;
        }

        Hpki.Pki.Authorities.RevocationOrder asked = ForAuthority(order, file.Card(order.CardSerial));
        RevocationReceipt receipt = await authority.RevokeAsync(asked, cancellationToken);

        // What must be found is what was ordered, whatever the receipt says.
        CrlConfirmation found = await origin.ConfirmAsync(
            [.. asked.Certificates.Select(certificate => new CrlExpectation(
                certificate.Purpose, receipt.Lists.FirstOrDefault(list => list.Purpose == certificate.Purpose)?.Number ?? 0, [certificate.Serial]))],
            cancellationToken);
        switch (found)
        {
            case CrlConfirmation.Confirmed confirmed:
                await pins.ForgetAsync(file.Card(order.CardSerial), cancellationToken);
                await registry.DecideAsync(
                    file, $"confirm-{orderId}", current => Confirm(current, orderId, confirmed.Lists), signals, cancellationToken);
                return RevocationOutcome.Confirmed;
            case CrlConfirmation.NotYet notYet:
                LogNotYet(logger, orderId, string.Join(", ", notYet.Shortfalls.Select(shortfall => $"{shortfall.Purpose} {shortfall.Kind}")));
                return RevocationOutcome.NotYetVisible;
            case CrlConfirmation.OriginUnreachable unreachable:
                LogUnreachable(logger, orderId, unreachable.Problem);
                return RevocationOutcome.OriginUnreachable;
            default:
                throw new InvalidOperationException($"Unknown confirmation {found.GetType().Name}.");
        }
    }

    /// <summary>Executes with a member of staff waiting. The order is stored and its orchestration started, so a failure delays the list and loses nothing.</summary>
    public async Task<RevocationOutcome> TryNowAsync(HolderFile file, string orderId, IOrchestrationSignals signals)
    {
        try
        {
            return await ExecuteAsync(file, orderId, signals, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogLeftToFlow(logger, orderId, error);
            return RevocationOutcome.Failed;
        }
    }

    static Hpki.Pki.Authorities.RevocationOrder ForAuthority(Hpki.Registry.Model.RevocationOrder order, Card card) => new()
    {
        OrderId = order.OrderId,
        Certificates =
        [
            new(CertificatePurpose.Signing, CertificateSerial.Parse(card.SigningCertificateSerial)),
            new(CertificatePurpose.Authentication, CertificateSerial.Parse(card.AuthenticationCertificateSerial)),
        ],
        Reason = order.Reason,
        RequestedAt = order.OrderedAt,
    };

    Decision? Confirm(HolderFile file, string orderId, IReadOnlyList<ConfirmedCrl> lists)
    {
        Hpki.Registry.Model.RevocationOrder order = file.Order(orderId);
        if (order.ConfirmedAt is not null)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        Card card = file.Card(order.CardSerial);
        string signing = Number(lists, CertificatePurpose.Signing);
        string authentication = Number(lists, CertificatePurpose.Authentication);
        Decision decision = new Decision()
            .Put(card with { State = CardLifeCycle.After(card.State, CardEvent.ConfirmRevocation), RevokedAt = now })
            .Put(order with { ConfirmedAt = now, SigningCrlNumber = signing, AuthenticationCrlNumber = authentication })
            .Record("revocation.confirmed", Actor.System, order.RequestId, new Dictionary<string, string>
            {
                ["orderId"] = orderId,
                ["cardSerial"] = card.CardSerial,
                ["signingCrlNumber"] = signing,
                ["authenticationCrlNumber"] = authentication,
                ["milliseconds"] = ((long)(now - order.OrderedAt).TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            });

        // Whichever procedure ordered it: a request that waits for the end of this card has no stage after that.
        foreach (Request waiting in file.Requests.Where(request => request.State == RequestState.AwaitingRevocation && request.CardSerial == card.CardSerial))
        {
            course.EnterNext(decision, file, waiting, ProcedureCatalogue.Of(waiting.Procedure).Course[^1], PaperCourse.RoundOf(file, waiting.RequestId), Actor.System.ActorId)
                .SignalFlow(waiting, SignalKind.CardRevoked, orderId);
        }

        return decision;
    }

    static string Number(IReadOnlyList<ConfirmedCrl> lists, CertificatePurpose purpose) =>
        lists.Single(list => list.Purpose == purpose).Number.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Error, Message = "Order {OrderId} could not be executed at once; its orchestration takes over")]
    static partial void LogLeftToFlow(ILogger logger, string orderId, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Order {OrderId} is not visible at the origin yet: {Shortfalls}")]
    static partial void LogNotYet(ILogger logger, string orderId, string shortfalls);

    [LoggerMessage(Level = LogLevel.Error, Message = "Order {OrderId}: the origin of the revocation lists did not answer: {Problem}")]
    static partial void LogUnreachable(ILogger logger, string orderId, string problem);
}
