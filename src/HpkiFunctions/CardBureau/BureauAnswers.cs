using System.Security.Cryptography;
using System.Text;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;
using HpkiFunctions.CardBureau.Files;
using HpkiFunctions.Requests;

namespace HpkiFunctions.CardBureau;

/// <summary>
/// What one answer of the card bureau does to its order. Each is a decision of its own, keyed by order and attempt, so that a file that is read again
/// after a crash changes nothing. The answer is a fault where it cannot be used; an exception means that it has to be read again.
/// </summary>
public sealed class BureauAnswers(
    HolderRegistry registry, LookupIndex lookups, ICertificationAuthority authority, SealedPins pins, PaperCourse course, CardBureauOptions options, TimeProvider time)
{
    static readonly Actor Bureau = Actor.System;

    /// <summary>Answer 1: the authority issues for the card's keys, and the sealed PIN is put away unopened.</summary>
    public async Task<BureauFault?> TakeAsync(BureauKeys answer, string holderId, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (CardKeys.Check(answer, options.Escrow, out CardKeys? keys) is { } fault)
        {
            return fault;
        }

        if (await IsTakenAsync(keys!.CardSerial.Text, holderId, answer.CardOrderId, cancellationToken))
        {
            return BureauFault.CardSerialInUse;
        }

        // Before the decision: an order whose keys were taken must not be without its PIN.
        string content = Hash(answer);
        BureauFault? refused = WhyNot((await registry.OpenAsync(holderId, cancellationToken)).CardOrder(answer.CardOrderId), answer.Attempt, CardOrderEvent.TakeKeys);
        if (refused is null)
        {
            try
            {
                await pins.KeepAsync(keys.CardSerial.Text, keys.SealedPin, cancellationToken);
            }
            catch (BlobExistsException)
            {
                return BureauFault.CardSerialInUse;
            }
        }

        DecisionResult taken = await registry.DecideAsync(holderId, $"bureau-keys-{answer.CardOrderId}-{answer.Attempt}", file =>
            (refused = WhyNot(file.CardOrder(answer.CardOrderId), answer.Attempt, CardOrderEvent.TakeKeys)) is null
                ? TakeKeys(file, file.CardOrder(answer.CardOrderId), keys).Asked(content)
                : null, signals, cancellationToken);
        CardOrder ordered = taken.File.CardOrder(answer.CardOrderId);
        return taken.Outcome == DecisionOutcome.NothingToDo ? refused
            : taken.Outcome == DecisionOutcome.MadeBefore && taken.Content != content ? BureauFault.AnsweredOtherwise
            : ordered.State == CardOrderState.Keyed && ordered.Attempt == answer.Attempt ? await CertifyAsync(taken.File, ordered, keys, signals, cancellationToken)
            : BureauFault.AnsweredBefore;
    }

    /// <summary>Answer 2: made.</summary>
    public Task<BureauFault?> TakeAsync(BureauProduct answer, string holderId, IOrchestrationSignals signals, CancellationToken cancellationToken) => DecideAsync(
        holderId, answer.CardOrderId, answer.Attempt, CardOrderEvent.Produce, (file, ordered) => Produce(file, ordered), signals, cancellationToken);

    /// <summary>In place of an answer: failed.</summary>
    public Task<BureauFault?> TakeAsync(BureauFailure answer, string holderId, IOrchestrationSignals signals, CancellationToken cancellationToken) => DecideAsync(
        holderId, answer.CardOrderId, answer.Attempt, CardOrderEvent.Fail,
        (file, ordered) => Fail(file, ordered, Code(answer.Reason), isMadeAgain: ordered.Attempt < options.CardsPerOrder), signals, cancellationToken);

    async Task<BureauFault?> DecideAsync(
        string holderId, string cardOrderId, int attempt, CardOrderEvent happened, Func<HolderFile, CardOrder, Decision> decide, IOrchestrationSignals signals,
        CancellationToken cancellationToken)
    {
        BureauFault? refused = null;
        DecisionResult result = await registry.DecideAsync(holderId, $"bureau-{happened.ToString().ToLowerInvariant()}-{cardOrderId}-{attempt}", file =>
        {
            CardOrder ordered = file.CardOrder(cardOrderId);
            refused = WhyNot(ordered, attempt, happened);
            return refused is null ? decide(file, ordered) : null;
        }, signals, cancellationToken);
        return result.Outcome == DecisionOutcome.MadeBefore ? BureauFault.AnsweredBefore : refused;
    }

    async Task<BureauFault?> CertifyAsync(HolderFile file, CardOrder ordered, CardKeys keys, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        IssuedCertificate? signing = null;
        try
        {
            signing = await authority.IssueAsync(OrderOf(file.Holder, ordered, CertificatePurpose.Signing, keys.Signing), cancellationToken);
            IssuedCertificate authentication = await authority.IssueAsync(OrderOf(file.Holder, ordered, CertificatePurpose.Authentication, keys.Authentication), cancellationToken);
            DecisionResult certified = await registry.DecideAsync(
                file.Holder.HolderId, $"bureau-certify-{ordered.CardOrderId}-{ordered.Attempt}",
                current => current.CardOrder(ordered.CardOrderId) is { State: CardOrderState.Keyed } now ? Certify(now, signing, authentication) : null, signals, cancellationToken);
            if (certified.Outcome != DecisionOutcome.NothingToDo)
            {
                return null;
            }

            // Stopped meanwhile, for the use of the holder's cards has ended.
            await authority.RevokeAsync(
                NotCertified(ordered, new(CertificatePurpose.Signing, signing.Serial), new(CertificatePurpose.Authentication, authentication.Serial)), cancellationToken);
            return BureauFault.OrderCancelled;
        }
        catch (CertificateOrderException)
        {
            if (signing is not null)
            {
                // It stands in no card's record: nobody would ever revoke it.
                await authority.RevokeAsync(NotCertified(ordered, new CertificateReference(CertificatePurpose.Signing, signing.Serial)), cancellationToken);
            }

            // Another card with the same data would fail the same way: a person looks first.
            await registry.DecideAsync(
                file.Holder.HolderId, $"bureau-fail-{ordered.CardOrderId}-{ordered.Attempt}",
                current => Fail(current, current.CardOrder(ordered.CardOrderId), "not-certifiable", isMadeAgain: false), signals, cancellationToken);
            return BureauFault.NotCertifiable;
        }
    }

    Hpki.Pki.Authorities.RevocationOrder NotCertified(CardOrder ordered, params IReadOnlyList<CertificateReference> issued) => new()
    {
        OrderId = $"not-certified-{ordered.CardOrderId}-{ordered.Attempt}",
        Certificates = issued,
        Reason = RevocationReason.Damage,
        RequestedAt = time.GetUtcNow(),
    };

    // What is decided here the authority is asked for, however often: the days too.
    Decision TakeKeys(HolderFile file, CardOrder ordered, CardKeys keys)
    {
        DateOnly first = TokyoTime.DateOf(time.GetUtcNow());
        DateOnly? oldEnds = ordered.ReplacesCardSerial is { } old ? file.Card(old).ExpiresOn : null;
        Dictionary<string, string> facts = CardOrders.Facts(ordered);
        facts["newCardSerial"] = keys.CardSerial.Text;
        return new Decision()
            .Put(ordered with
            {
                State = CardOrderLifeCycle.After(ordered.State, CardOrderEvent.TakeKeys),
                CardSerial = keys.CardSerial.Text,
                FirstDay = first,
                LastDay = CardValidity.LastDay(ordered.Reason, first, CertificateOrder.LongestLastDay(first), oldEnds),
            })
            .Record("card.keys-taken", Bureau, ordered.RequestId, facts);
    }

    static Decision Certify(CardOrder ordered, IssuedCertificate signing, IssuedCertificate authentication) => new Decision()
        .Put(ordered with { State = CardOrderLifeCycle.After(ordered.State, CardOrderEvent.Certify) })
        .Put(new Card
        {
            CardSerial = ordered.CardSerial!,
            HolderId = ordered.HolderId,
            State = CardState.Ordered,
            IssuedOn = ordered.FirstDay!.Value,
            ExpiresOn = ordered.LastDay!.Value,
            SigningCertificateSerial = signing.Serial.Hex,
            AuthenticationCertificateSerial = authentication.Serial.Hex,
            IsPinSealed = true,
        })
        .Record("card.certified", Bureau, ordered.RequestId, new Dictionary<string, string>(CardOrders.Facts(ordered))
        {
            ["newCardSerial"] = ordered.CardSerial!,
            ["signingSerial"] = signing.Serial.Hex,
            ["authenticationSerial"] = authentication.Serial.Hex,
            ["expiresOn"] = $"{ordered.LastDay:yyyy-MM-dd}",
        });

    Decision Produce(HolderFile file, CardOrder ordered)
    {
        Request request = file.Request(ordered.RequestId);
        Card card = file.Card(ordered.CardSerial!);
        Decision decision = new Decision()
            .Put(ordered with { State = CardOrderLifeCycle.After(ordered.State, CardOrderEvent.Produce), ProducedAt = time.GetUtcNow() })
            .Put(card with { State = CardLifeCycle.After(card.State, CardEvent.Produce) })
            .Record("card.produced", Bureau, ordered.RequestId, new Dictionary<string, string>(CardOrders.Facts(ordered)) { ["newCardSerial"] = card.CardSerial });
        return course.EnterNext(decision, file, request, ProcedureStage.CardProduction, PaperCourse.RoundOf(file, request.RequestId), Bureau.ActorId)
            .SignalFlow(request, SignalKind.BureauAnswered, ordered.CardOrderId);
    }

    Decision Fail(HolderFile file, CardOrder ordered, string reason, bool isMadeAgain)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new Decision().FailCard(file, ordered, reason, Bureau, isMadeAgain, now, course.TaskDue(now));
    }

    static CertificateOrder OrderOf(Holder holder, CardOrder ordered, CertificatePurpose purpose, SubjectKey key) => new()
    {
        OrderKey = $"{ordered.CardOrderId}-{ordered.Attempt}-{purpose}",
        Purpose = purpose,
        RomajiName = holder.RomajiName,
        SubjectSerialNumber = ordered.CardSerial!,
        SubjectKey = key,
        FirstDay = ordered.FirstDay!.Value,
        LastDay = ordered.LastDay!.Value,
    };

    static BureauFault? WhyNot(CardOrder ordered, int attempt, CardOrderEvent happened) =>
        ordered.State == CardOrderState.Cancelled ? BureauFault.OrderCancelled
        : ordered.Attempt != attempt ? BureauFault.OtherAttempt
        : happened != CardOrderEvent.Fail && CardOrderLifeCycle.Allows(ordered.State, happened) ? null
        : happened == CardOrderEvent.Fail && ordered.State is CardOrderState.Sent or CardOrderState.Certified or CardOrderState.CertificatesSent ? null
        : BureauFault.OutOfOrder;

    async Task<bool> IsTakenAsync(string cardSerial, string holderId, string cardOrderId, CancellationToken cancellationToken)
    {
        IReadOnlyList<LookupHit> hits = await lookups.FindAsync(LookupKind.CardSerial, cardSerial, cancellationToken: cancellationToken);
        return hits.Any(hit => hit.HolderId != holderId)
            || (hits.Count > 0 && (await registry.OpenAsync(holderId, cancellationToken)).CardOrder(cardOrderId).CardSerial != cardSerial);
    }

    static string Code(string reason) =>
        reason.Length is > 0 and <= 40 && reason.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? reason : "other";

    static string Hash(BureauKeys answer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', answer.CardSerial, answer.SigningRequest, answer.AuthenticationRequest, answer.SealedPin))));
}
