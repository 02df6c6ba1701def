using Hpki.Procedures.Cards;

namespace Hpki.Procedures.Tests.Cards;

public sealed class CardLifeCycleTests
{
    [Fact]
    public void After_EveryStateAndEvent_FollowsTheTableOrThrows()
    {
        foreach (CardState state in Enum.GetValues<CardState>())
        {
            foreach (CardEvent cardEvent in Enum.GetValues<CardEvent>())
            {
                CardTransition? line = CardLifeCycle.Transitions.SingleOrDefault(t => t.From == state && t.Event == cardEvent);
                if (line is null)
                {
                    IllegalCardTransitionException error =
                        Assert.Throws<IllegalCardTransitionException>(() => CardLifeCycle.After(state, cardEvent));
                    Assert.Contains(state.ToString(), error.Message, StringComparison.Ordinal);
                    Assert.Contains(cardEvent.ToString(), error.Message, StringComparison.Ordinal);
                    Assert.False(CardLifeCycle.Allows(state, cardEvent));
                }
                else
                {
                    Assert.Equal(line.To, CardLifeCycle.After(state, cardEvent));
                }
            }
        }
    }

    [Fact]
    public void Transitions_FromARevokedCard_NeverLeadBackIntoForce()
    {
        HashSet<CardState> reached = [CardState.Revoking];
        while (CardLifeCycle.Transitions.Where(t => reached.Contains(t.From) && reached.Add(t.To)).ToList().Count > 0)
        {
        }

        Assert.Contains(CardState.Revoked, reached);
        Assert.DoesNotContain(CardState.Active, reached);
        Assert.DoesNotContain(CardState.Held, reached);
        Assert.DoesNotContain(CardState.Produced, reached);
    }

    [Fact]
    public void Transitions_EveryCardWithCertificatesInForce_CanBeRevokedAtOnce()
    {
        foreach (CardState state in new[] { CardState.Produced, CardState.Active, CardState.Held })
        {
            Assert.Equal(CardState.Revoking, CardLifeCycle.After(state, CardEvent.OrderRevocation));
        }
    }

    [Fact]
    public void Document_OfTheTable_IsTheOneInDocs()
    {
        string generated = CardLifeCycleDocument.Markdown();
        string path = RepositoryFiles.PathOf("docs/card-life-cycle.md");
        if (Environment.GetEnvironmentVariable("HPKI_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, generated);
        }

        Assert.True(generated == File.ReadAllText(path),
            "docs/card-life-cycle.md differs from the table in CardLifeCycle. Run the tests once with HPKI_UPDATE_DOCS=1 and commit the file.");
    }
}
