using Hpki.Procedures.CardOrders;

namespace Hpki.Procedures.Tests.CardOrders;

public sealed class CardOrderLifeCycleTests
{
    [Fact]
    public void After_TheUsualWay_EndsWithTheCard()
    {
        CardOrderEvent[] way = [CardOrderEvent.Send, CardOrderEvent.TakeKeys, CardOrderEvent.Certify, CardOrderEvent.SendCertificates, CardOrderEvent.Produce];

        Assert.Equal(CardOrderState.Produced, way.Aggregate(CardOrderState.Waiting, CardOrderLifeCycle.After));
    }

    [Fact]
    public void Cancel_OnceAKeyIsTaken_IsNotAllowedAnyMore()
    {
        Assert.Equal(
            [CardOrderState.Waiting, CardOrderState.Sent, CardOrderState.Failed],
            Enum.GetValues<CardOrderState>().Where(state => state.IsBeforeCertificates()));
        Assert.Throws<IllegalCardOrderTransitionException>(() => CardOrderLifeCycle.After(CardOrderState.Keyed, CardOrderEvent.Cancel));
        Assert.Equal(CardOrderState.Cancelled, CardOrderLifeCycle.After(CardOrderState.Keyed, CardOrderEvent.Stop));
    }

    [Fact]
    public void Transitions_EveryState_IsReachedAndNothingLeadsOutOfACancelledOne()
    {
        IEnumerable<CardOrderState> reached = CardOrderLifeCycle.Transitions.Select(line => line.To).Append(CardOrderState.Waiting).Distinct().Order();

        Assert.Equal(Enum.GetValues<CardOrderState>(), reached);
        Assert.DoesNotContain(CardOrderLifeCycle.Transitions, line => line.From == CardOrderState.Cancelled);
        Assert.All(Enum.GetValues<CardOrderState>(), state => Assert.NotEmpty(state.Title()));
    }
}
