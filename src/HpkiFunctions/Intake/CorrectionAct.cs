namespace HpkiFunctions.Intake;

/// <summary>What is put right about a document of the tray.</summary>
public enum CorrectionAct
{
    /// <summary>分割: the page begins another document.</summary>
    Split,

    /// <summary>封筒の分割: the page begins another envelope.</summary>
    SplitEnvelope,

    /// <summary>結合: the document goes on the one before it.</summary>
    Merge,

    /// <summary>回転: the page is turned.</summary>
    Turn,

    /// <summary>引継ぎ: a colleague settles it.</summary>
    Pass,

    /// <summary>用紙番号の入力: a form typed on the web, whose code could not be read, is named by the number that is printed on it.</summary>
    Name,

    /// <summary>トレイに戻す: a page that was passed over or set aside waits in the tray.</summary>
    TakeBack,
}
