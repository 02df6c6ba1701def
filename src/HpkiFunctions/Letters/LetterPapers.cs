using System.Security.Cryptography;
using Hpki.Correspondence.Letters;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;
using Hpki.Registry.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Letters;

/// <summary>
/// The PDF of a letter. Until it is posted nothing of it is kept but the fact: it is composed from the holder's file whenever it is looked at, so that no
/// second copy of the holder's name and address lies about, and none that is out of date is sent. The same file and the same day give the same
/// bytes, so the hash taken at the print tells whether the paper still is what would be printed now.
/// </summary>
public sealed class LetterPapers(StatusMailTexts texts, LetterPrinter printer, DocumentStore documents, TimeProvider time)
{
    /// <summary>The PDF as it would be, is, or was sent.</summary>
    /// <exception cref="ProblemException">It is cancelled, overtaken, or no longer what was printed.</exception>
    public async Task<byte[]> ReadAsync(HolderFile file, Letter letter, CancellationToken cancellationToken)
    {
        if (letter.DocumentId is not { } sent)
        {
            return letter.State == LetterState.Cancelled ? throw new ProblemException(LetterProblems.WrongState(letter.State, LetterEvent.Print))
                : NoticeTruth.IsOvertaken(file, letter) ? throw new ProblemException(LetterProblems.NoLongerTrue)
                : letter.State == LetterState.Printed ? AsPrinted(file, letter).Pdf : Compose(file, letter).Pdf;
        }

        await using Stream content = await documents.OpenAsync(file.Document(sent), cancellationToken);
        using MemoryStream copy = new();
        await content.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    /// <summary>The paper that lies in the tray of printed letters.</summary>
    /// <exception cref="ProblemException">The address or the facts have changed since.</exception>
    public PrintedLetter AsPrinted(HolderFile file, Letter letter)
    {
        PrintedLetter paper = Compose(file, letter);
        return Sha256(paper) == letter.PrintedSha256 ? paper : throw new ProblemException(LetterProblems.Changed);
    }

    public PrintedLetter Compose(HolderFile file, Letter letter) => printer.Print(ContentOf(file, letter));

    public PrintedLetter Run(IReadOnlyList<(HolderFile File, Letter Letter)> letters) =>
        printer.PrintRun([.. letters.Select(one => ContentOf(one.File, one.Letter))], DayOf(letters[0].Letter));

    public static string Sha256(PrintedLetter paper) => Convert.ToHexStringLower(SHA256.HashData(paper.Pdf));

    LetterContent ContentOf(HolderFile file, Letter letter) => new()
    {
        Recipient = new(file.Holder.ResidencePostalCode, file.Holder.ResidenceAddress, Addressees.Of(file, file.Request(letter.RequestId))),
        Text = texts.Write(file, StatusMail.Of(letter), DayOf(letter)),
        RequestNumber = RequestNumber.Parse(letter.RequestId).ToString(),
        FormReference = letter.RequestId,
        Date = DayOf(letter),
    };

    DateOnly DayOf(Letter letter) => TokyoTime.DateOf(letter.PrintedAt ?? time.GetUtcNow());
}
