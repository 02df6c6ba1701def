using HpkiFunctions.ContactChanges;
using HpkiFunctions.Discontinuations;
using HpkiFunctions.LostReports;
using HpkiFunctions.PinDisclosures;
using HpkiFunctions.PinUnblocks;
using HpkiFunctions.Reissues;
using HpkiFunctions.Renewals;
using HpkiFunctions.Reviews;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The pictures in docs/procedures are drawn from the recorded histories.</summary>
public sealed class ProcedureDocTests
{
    [Theory]
    [InlineData("docs/procedures/lost-report.md", nameof(LostReport))]
    [InlineData("docs/procedures/lost-report.md", nameof(EmergencyRevocation))]
    [InlineData("docs/procedures/lost-report.md", nameof(EmergencyReview))]
    [InlineData("docs/procedures/reissue.md", nameof(Reissue))]
    [InlineData("docs/procedures/renewal.md", nameof(RenewalReminder))]
    [InlineData("docs/procedures/renewal.md", nameof(Renewal))]
    [InlineData("docs/procedures/contact-change.md", nameof(ContactChange))]
    [InlineData("docs/procedures/pin-disclosure.md", nameof(PinDisclosure))]
    [InlineData("docs/procedures/pin-unblock.md", nameof(PinUnblock))]
    [InlineData("docs/procedures/discontinuation.md", nameof(Discontinuation))]
    public void Document_OfAFlow_HasThePictureOfItsHistories(string document, string orchestrator)
    {
        string path = RepositoryFiles.PathOf(document);
        string text = File.ReadAllText(path);
        string begin = $"<!-- drawn from the recorded histories of {orchestrator} -->\n";
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = text.IndexOf("<!-- end of the picture -->", from, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{document} has no place for the picture of {orchestrator}: {begin.TrimEnd()} … <!-- end of the picture -->");
        string drawn = FlowDiagram.Of(orchestrator);

        if (Environment.GetEnvironmentVariable("HPKI_UPDATE_DOCS") == "1")
        {
            text = text[..from] + drawn + text[to..];
            File.WriteAllText(path, text);
        }

        Assert.True(text.Contains(begin + drawn + "<!-- end of the picture -->", StringComparison.Ordinal),
            $"The picture of {orchestrator} in {document} is no longer what its histories show. Run the tests once with HPKI_UPDATE_DOCS=1 and commit the file.");
    }
}
