using Hpki.Console.Parts;

namespace Hpki.Console.Scans;

/// <summary>A scan's state in words and colour.</summary>
static class ScanWords
{
    public static string Of(ScanState state) => state switch
    {
        ScanState.Receiving => "受信中",
        ScanState.Reading => "読取中",
        ScanState.Sorted => "振分済",
        ScanState.Unreadable => "読取不可",
        ScanState.AwaitingScanner => "ウイルス検査待ち",
        ScanState.Erased => "保存期間終了",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no words yet; add them."),
    };

    public static Tone Tone(ScanState state) => state switch
    {
        ScanState.Receiving or ScanState.Reading => Parts.Tone.Busy,
        ScanState.Sorted => Parts.Tone.Good,
        ScanState.Unreadable => Parts.Tone.Bad,
        ScanState.AwaitingScanner => Parts.Tone.Warning,
        ScanState.Erased => Parts.Tone.Neutral,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no colour yet; add one."),
    };
}
