namespace Hpki.Procedures.Cards;

/// <summary>The states' names as staff and holders read them.</summary>
public static class CardStates
{
    /// <summary>The state's name in Japanese.</summary>
    public static string Title(this CardState state) => state switch
    {
        CardState.Ordered => "発行手続中",
        CardState.Produced => "引渡前",
        CardState.Active => "有効",
        CardState.Held => "一時停止中(センター内)",
        CardState.Revoking => "失効手続中",
        CardState.Revoked => "失効済",
        CardState.Expired => "期限切れ",
        CardState.Returned => "返納済",
        CardState.Destroyed => "廃棄済",
        CardState.Cancelled => "発行中止",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown card state."),
    };

    /// <summary>Whether the card's certificates are in force as far as the centre knows, so that a loss must revoke them.</summary>
    public static bool HasCertificatesInForce(this CardState state) => state is CardState.Produced or CardState.Active or CardState.Held;
}
