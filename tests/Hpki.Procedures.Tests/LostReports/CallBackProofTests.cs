using Hpki.Procedures.LostReports;

namespace Hpki.Procedures.Tests.LostReports;

public sealed class CallBackProofTests
{
    static readonly Dictionary<RegisterFact, bool> NoFacts = [];

    static readonly Dictionary<RegisterFact, bool> ThreeRight = new()
    {
        [RegisterFact.BirthDate] = true,
        [RegisterFact.PhoneLastFour] = true,
        [RegisterFact.MedicalRegistrationNumber] = true,
    };

    [Fact]
    public void CallBack_AtTheRegisteredNumber_IsEnoughAfterAWrongWordAndAWrongFact()
    {
        CallerProof proof = CallerProofRule.Decide(false, new Dictionary<RegisterFact, bool> { [RegisterFact.BirthDate] = false }, true);

        Assert.Equal((true, CallerProofMethod.CallBack), (proof.Accepted, proof.Method));
    }

    [Fact]
    public void CallBack_AtAnotherNumber_ProvesNothingAndCountsAsAWrongAnswer()
    {
        CallerProof alone = CallerProofRule.Decide(null, NoFacts, false);
        CallerProof withFacts = CallerProofRule.Decide(null, ThreeRight, false);

        Assert.Equal((false, false, (bool?)false), (alone.Accepted, withFacts.Accepted, withFacts.CalledBack));
    }

    [Theory]
    [InlineData(true, true, CallerProofMethod.RevocationWord)]
    [InlineData(true, false, CallerProofMethod.RevocationWord)]
    [InlineData(false, true, CallerProofMethod.RegisterFacts)]
    public void Method_WhenMoreThanOneProves_IsTheFirstInOrder(bool word, bool calledBack, CallerProofMethod expected)
    {
        CallerProof proof = CallerProofRule.Decide(word, ThreeRight, calledBack);

        Assert.Equal((true, expected), (proof.Accepted, proof.Method));
    }
}
