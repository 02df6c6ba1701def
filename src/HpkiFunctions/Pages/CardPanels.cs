using Hpki.Console;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Cards;
using Hpki.Registry.Model;

namespace HpkiFunctions.Pages;

/// <summary>新しい資格証 on the pages of a request and of its tasks: the order and how the card reaches its holder.</summary>
static class CardPanels
{
    /// <summary>Empty while no card is ordered.</summary>
    public static IReadOnlyList<Fact> Of(RequestView view) => view.File.CardOrderOf(view.Request.RequestId) is not { } ordered ? [] :
    [
        new("発注番号", ordered.CardOrderId),
        new("発注の状態", ordered.State.Title() + (ordered.Attempt > 1 ? $"({ordered.Attempt}枚目)" : "")),
        .. ordered.CardSerial is { } serial ? CardOf(view, serial) : [],
        .. view.File.Deliveries.Where(delivery => delivery.RequestId == view.Request.RequestId).OrderBy(delivery => delivery.Number).Select(FactOf),
    ];

    static IEnumerable<Fact> CardOf(RequestView view, string serial)
    {
        yield return new("新しいカード番号", serial);
        if (view.File.Cards.FirstOrDefault(card => card.CardSerial == serial) is { } card)
        {
            yield return new("新しい資格証の状態", card.State.Title());
            yield return new("有効期限", JapaneseFormat.Date(card.ExpiresOn));
        }
    }

    static Fact FactOf(CardDelivery delivery) => new(
        $"お渡し {delivery.Number}回目",
        string.Join("、", new[] { JapaneseNames.Of(delivery.Method), delivery.Place, delivery.TrackingNumber is { } number ? $"追跡番号 {number}" : null, JapaneseNames.Of(delivery.State) }
            .OfType<string>()));
}
