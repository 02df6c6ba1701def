using System.IO.Compression;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Audit;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Holders;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Audit;

/// <summary>Hands out a holder's file for a court: first the export goes on the holder's timeline with who and why, then the ZIP is written and sent.</summary>
public sealed class HolderExports(HolderRegistry registry, HolderDesk desk, ExportContents contents, TimeProvider time)
{
    const int LongestPurpose = 500;

    /// <exception cref="ProblemException">No purpose, or no such holder; nothing was recorded.</exception>
    public async Task<IResult> AnswerAsync(
        string holderId, string? purpose, string idempotencyKey, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(purpose) || purpose.Length > LongestPurpose)
        {
            throw new ProblemException(Problem.BadField("purpose", "書き出しの目的がありません", $"提出先と根拠(照会番号など)を{LongestPurpose}文字以内で入力してください。目的は記録に残ります。"));
        }

        await desk.OpenAsync(holderId, cancellationToken);
        string exportId = RecordId.From('x', $"{holderId}\n{staff.StaffId}\n{idempotencyKey}");
        HolderReads.Show(holderId);
        DecisionResult decided = await registry.DecideAsync(
            holderId,
            $"export-{exportId}",
            _ => new Decision().Record("file.exported", staff.Actor, facts: new Dictionary<string, string> { ["export"] = exportId }, detail: purpose.Trim()),
            signals,
            CancellationToken.None);

        DateTimeOffset now = time.GetUtcNow();
        FileStream zip = await WriteAsync(decided.File, exportId, staff, purpose.Trim(), now, cancellationToken);
        return Results.Stream(zip, "application/zip", $"{holderId}-{TokyoTime.DateOf(now):yyyyMMdd}.zip");
    }

    // Through a file that is gone when it is closed: memory stays small, and what fails is told as a problem and not as half an archive.
    async Task<FileStream> WriteAsync(HolderFile file, string exportId, StaffPrincipal staff, string purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        FileStream content = new(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await using (ZipArchive zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            {
                await contents.WriteAsync(new ExportArchive(zip, TokyoTime.Of(now)), file, exportId, staff, purpose, now, cancellationToken);
            }

            content.Position = 0;
            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
