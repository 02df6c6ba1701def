namespace Hpki.Console.Scans;

/// <summary>How far an uploaded scan is.</summary>
public enum ScanState
{
    /// <summary>受信中: parts are missing.</summary>
    Receiving,

    /// <summary>読取中: pages are being made and read.</summary>
    Reading,

    /// <summary>振分済: every page is filed or in the tray.</summary>
    Sorted,

    /// <summary>読取不可: no page could be made of it; the file waits in the tray.</summary>
    Unreadable,

    /// <summary>検査待ち: the malware scanner has not spoken of it yet.</summary>
    AwaitingScanner,

    /// <summary>保存期間終了: it has been kept for long enough and is deleted.</summary>
    Erased,
}
