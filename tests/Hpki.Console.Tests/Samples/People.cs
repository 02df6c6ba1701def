namespace Hpki.Console.Tests.Samples;

/// <summary>The free texts of the sample pages: invented people, or the same places filled with hostile text.</summary>
sealed record People
{
    public static People Invented { get; } = new()
    {
        Holder = "見本 花子",
        Kana = "ミホン ハナコ",
        Staff = "受付 一郎",
        Circumstances = "昨夜、研究会からの帰りの電車内で鞄を置き忘れた。今朝、鉄道会社に問い合わせたが見つかっていない。",
        FileName = "20261124_0915.tif",
    };

    /// <summary>Text that would run, close or break out of what it stands in if it were not escaped.</summary>
    public static People Hostile { get; } = new()
    {
        Holder = "<script>alert('h')</script>",
        Kana = "\"><img src=x onerror=alert(1)>",
        Staff = "</title></textarea><b>&amp;",
        Circumstances = "</textarea><script>alert(2)</script> &lt;",
        FileName = "' onmouseover='alert(3)\" .pdf",
    };

    public required string Holder { get; init; }

    public required string Kana { get; init; }

    public required string Staff { get; init; }

    public required string Circumstances { get; init; }

    public required string FileName { get; init; }
}
