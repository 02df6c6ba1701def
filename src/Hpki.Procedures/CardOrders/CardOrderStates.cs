namespace Hpki.Procedures.CardOrders;

/// <summary>What the states of a card order mean.</summary>
public static class CardOrderStates
{
    /// <summary>The state's name in Japanese.</summary>
    public static string Title(this CardOrderState state) => state switch
    {
        CardOrderState.Waiting => "発注待ち",
        CardOrderState.Sent => "発注済",
        CardOrderState.Keyed => "証明書発行中",
        CardOrderState.Certified => "証明書発行済",
        CardOrderState.CertificatesSent => "証明書送付済",
        CardOrderState.Produced => "製造完了",
        CardOrderState.Failed => "製造失敗",
        CardOrderState.Cancelled => "発注取消",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a card order."),
    };

    /// <summary>Whether something of it goes out with the next file.</summary>
    public static bool GoesOut(this CardOrderState state) => state is CardOrderState.Waiting or CardOrderState.Certified;

    /// <summary>Whether the request can still be withdrawn: no certificate of the new card is issued, or being issued.</summary>
    public static bool IsBeforeCertificates(this CardOrderState state) => CardOrderLifeCycle.Allows(state, CardOrderEvent.Cancel);
}
