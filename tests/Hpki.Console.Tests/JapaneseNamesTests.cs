using Hpki.Console.Parts;
using Hpki.Console.Tasks;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;

namespace Hpki.Console.Tests;

public sealed class JapaneseNamesTests
{
    [Fact]
    public void Of_EveryValue_HasANameOfItsOwn()
    {
        AssertNamed<StaffRole>(JapaneseNames.Of);
        AssertNamed<CardState>(JapaneseNames.Of);
        AssertNamed<RequestState>(JapaneseNames.Of);
        AssertNamed<TaskKind>(JapaneseNames.Of);
        AssertNamed<DocumentKind>(JapaneseNames.Of);
        AssertNamed<ProcedureKind>(JapaneseNames.Of);
        AssertNamed<RevocationReason>(JapaneseNames.Of);
        AssertNamed<CallerProofMethod>(JapaneseNames.Of);
        AssertNamed<RegisterFact>(JapaneseNames.Of);
        AssertNamed<SecondCertificateAnswer>(JapaneseNames.Of);
        AssertNamed<ReportChannel>(JapaneseNames.Of);
        AssertNamed<PublishedReason>(JapaneseNames.Of);
    }

    [Fact]
    public void Tones_EveryState_HaveAColour()
    {
        Assert.All(Enum.GetValues<CardState>(), state => Assert.True(Enum.IsDefined(Tones.Of(state))));
        Assert.All(Enum.GetValues<RequestState>(), state => Assert.True(Enum.IsDefined(Tones.Of(state))));
    }

    [Fact]
    public void TaskWords_EveryKindAndOutcome_AreThere() =>
        Assert.All(Enum.GetValues<TaskKind>(), kind => Assert.All(Enum.GetValues<TaskOutcome>(), outcome => Assert.NotEmpty(TaskWords.Of(kind).Of(outcome))));

    [Fact]
    public void Of_UnknownValue_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => JapaneseNames.Of((CardState)99));

    static void AssertNamed<T>(Func<T, string> of)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Select(of)];
        Assert.All(names, Assert.NotEmpty);
        Assert.Equal(names.Distinct(), names);
    }
}
