using Hpki.Console;
using Hpki.Console.CardBureau;
using Hpki.Console.Layout;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Bureau;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Pages;

/// <summary>カード工場との受渡し.</summary>
public sealed class CardBureauModels(CardBureauDesk desk, Worklists worklists, StaffNames names)
{
    const int MostCounted = 1000;

    public async Task<BureauModel> OfAsync(ConsoleFrame frame, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        Procedure rules = ProcedureCatalogue.Reissue;
        return new()
        {
            Frame = frame,
            Waiting = (await worklists.CardOrdersAsync(MostCounted, cancellationToken: cancellationToken)).Items.Count,
            Files = [.. (await desk.FilesAsync(cancellationToken)).Select(Row)],
            Exchange = Offers.Of(rules.Allows(ProcedureStep.SeeToProduction, staff.Roles) ? null : Problem.MissingRole(rules.MayDo[ProcedureStep.SeeToProduction])),
        };
    }

    BureauFileRow Row(BureauEntry entry) => new()
    {
        EntryId = entry.EntryId,
        IsIncoming = entry.IsIncoming,
        FileName = entry.FileName,
        At = JapaneseFormat.Minute(entry.At),
        Messages = entry.Messages,
        Remarks = [.. entry.Remarks.Select(remark => new BureauRemarkRow(
            CardOrderWords.Of(Enum.Parse<BureauFault>(remark.Code)), remark.RequestId is { } id ? RequestNumber.Parse(id) : null))],
        Seen = entry is { SeenAt: { } at, SeenBy: { } by } ? $"{JapaneseFormat.Minute(at)} {names.Of(by)}" : null,
    };
}
