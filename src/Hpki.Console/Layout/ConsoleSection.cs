namespace Hpki.Console.Layout;

/// <summary>The entries of the navigation, in its order.</summary>
public enum ConsoleSection
{
    /// <summary>Pages that belong to no entry, such as an error.</summary>
    None,

    /// <summary>受付.</summary>
    Start,

    /// <summary>紛失の電話.</summary>
    Calls,

    /// <summary>検索.</summary>
    Search,

    /// <summary>スキャン・受付トレイ.</summary>
    Scans,

    /// <summary>タスク.</summary>
    Tasks,

    /// <summary>郵送.</summary>
    Letters,

    /// <summary>入金.</summary>
    Bank,

    /// <summary>カード工場.</summary>
    CardBureau,

    /// <summary>更新のご案内.</summary>
    Renewals,

    /// <summary>失効リスト.</summary>
    RevocationLists,

    /// <summary>監査, for auditors and operators.</summary>
    Audit,

    /// <summary>処理の状況, for operators.</summary>
    Flows,
}
