using Hpki.Registry.Bureau;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;

namespace HpkiFunctions.CardBureau;

/// <summary>The desk at which staff see what went to the card bureau and came from it.</summary>
public sealed class CardBureauDesk(BureauJournal journal, TimeProvider time)
{
    const int Shown = 50;

    /// <summary>The last files, the newest first.</summary>
    public Task<IReadOnlyList<BureauEntry>> FilesAsync(CancellationToken cancellationToken) => journal.ReadAsync(Shown, cancellationToken);

    /// <summary>Somebody has seen to what could not be used of a file; the first who says so stays.</summary>
    /// <exception cref="ProblemException">There is no such file.</exception>
    public async Task<BureauEntry> NoteAsync(string entryId, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        BureauEntry? entry = entryId.Length is > 0 and <= 64 && entryId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? await journal.FindAsync(entryId, cancellationToken)
            : null;
        if (entry is null)
        {
            throw new ProblemException(Problem.NotFound("unknown-file", "このファイルの記録はありません", "カード工場との受渡しの画面から選び直してください。"));
        }

        if (!entry.IsParked())
        {
            return entry;
        }

        BureauEntry seen = entry with { SeenAt = time.GetUtcNow(), SeenBy = staff.StaffId };
        await journal.WriteAsync(seen, cancellationToken);
        return seen;
    }
}
