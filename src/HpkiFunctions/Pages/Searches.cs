using Hpki.Console.Search;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using HpkiFunctions.Holders;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>The search field of two pages: what was typed is recognised, looked up, and the holders found are opened.</summary>
public sealed class Searches(HolderDesk desk)
{
    const int Shown = 20;
    const int ShortestKana = 2;

    public async Task<SearchOutcome> FindAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        SearchQuery query = new()
        {
            Text = form.Text(SearchFields.Query).Trim(),
            Kind = form.Choice<SearchKind>(SearchFields.Kind) ?? SearchKind.Automatic,
        };
        if (query.Text.Length == 0)
        {
            return new() { Query = query with { Error = "番号または氏名を入力してください。" } };
        }

        try
        {
            return await FindAsync(query, KindOf(query), cancellationToken);
        }
        catch (InvalidIdentifierException invalid)
        {
            return new() { Query = query with { Error = $"{invalid.Field}: {invalid.Expected}" } };
        }
    }

    async Task<SearchOutcome> FindAsync(SearchQuery query, SearchKind kind, CancellationToken cancellationToken)
    {
        if (kind == SearchKind.KanaName && KanaName.Part(query.Text).Length < ShortestKana)
        {
            return new() { Query = query with { Error = $"フリガナは、先頭から{ShortestKana}文字以上を入力してください。" } };
        }

        IReadOnlyList<LookupHit> hits = await HitsAsync(kind, query.Text, cancellationToken);
        string[] holders = [.. hits.Select(hit => hit.HolderId).Distinct()];
        HolderFile[] found = await Task.WhenAll(holders.Take(Shown).Select(holder => desk.OpenAsync(holder, cancellationToken)));
        return new()
        {
            Query = query,
            Found = [.. found.OrderBy(file => HolderNames.FullKana(file.Holder), StringComparer.Ordinal)],
            IsTruncated = holders.Length > Shown,
            Request = kind == SearchKind.RequestNumber && hits is [{ RequestId: { } request }, ..] ? RequestNumber.Parse(request) : null,
        };
    }

    // A name in kana may be a family name's beginning or the whole name.
    async Task<IReadOnlyList<LookupHit>> HitsAsync(SearchKind kind, string text, CancellationToken cancellationToken)
    {
        IReadOnlyList<LookupHit> hits = await desk.FindAsync(LookupOf(kind), text, Shown + 1, cancellationToken);
        return hits.Count == 0 && kind == SearchKind.KanaName ? await desk.FindAsync(LookupKind.FamilyKana, text, Shown + 1, cancellationToken) : hits;
    }

    static SearchKind KindOf(SearchQuery query) => query.Kind == SearchKind.Automatic ? SearchKindDetection.Detect(query.Text) : query.Kind;

    static LookupKind LookupOf(SearchKind kind) => kind switch
    {
        SearchKind.MedicalRegistrationNumber => LookupKind.MedicalRegistrationNumber,
        SearchKind.JmaMemberId => LookupKind.JmaMemberId,
        SearchKind.CardNumber => LookupKind.CardSerial,
        SearchKind.CertificateSerial => LookupKind.CertificateSerial,
        SearchKind.KanaName => LookupKind.FullKana,
        SearchKind.Name => LookupKind.FullName,
        SearchKind.RequestNumber => LookupKind.RequestId,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No look-up belongs to this kind of search."),
    };
}
