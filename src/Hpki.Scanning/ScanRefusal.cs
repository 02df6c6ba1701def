namespace Hpki.Scanning;

/// <summary>Why a file was refused, in words: what is wrong with it and what to do.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Japanese">For staff.</param>
/// <param name="English">For API answers and logs. Holds nothing of the file's content.</param>
public sealed record ScanRefusal(ScanRefusalKind Kind, string Japanese, string English)
{
    internal static ScanRefusal Empty { get; } = new(ScanRefusalKind.Empty,
        "ファイルの中身が空です。もう一度スキャンして、アップロードし直してください。",
        "The file is empty. Scan the paper again and upload the new file.");

    internal static ScanRefusal UnknownFormat { get; } = new(ScanRefusalKind.UnknownFormat,
        "読み取れるファイル形式ではありません。PDF、TIFF、JPEG、PNG のいずれかで保存し、アップロードし直してください。",
        "The file is none of PDF, TIFF, JPEG and PNG. Save the scan in one of these formats and upload it again.");

    internal static ScanRefusal Truncated { get; } = new(ScanRefusalKind.Truncated,
        "ファイルが途中で切れています。元のファイルをもう一度アップロードするか、スキャンし直してください。",
        "The file ends before its content does. Upload the original again, or scan the paper again.");

    internal static ScanRefusal Damaged { get; } = new(ScanRefusalKind.Damaged,
        "ファイルが壊れているため開けません。スキャンし直して、アップロードしてください。",
        "The file is damaged and cannot be opened. Scan the paper again and upload the new file.");

    internal static ScanRefusal EncryptedPdf { get; } = new(ScanRefusalKind.EncryptedPdf,
        "パスワードで保護された PDF のため開けません。パスワードを外した PDF をアップロードするか、紙に印刷してスキャンしてください。",
        "The PDF is protected by a password. Upload it without the password, or print and scan it.");

    internal static ScanRefusal TooMuchMemory { get; } = new(ScanRefusalKind.TooMuchMemory,
        "ファイルの処理に必要なメモリが上限を超えました。解像度 200～300 dpi でスキャンし直すか、ファイルを分けてアップロードしてください。",
        "Reading the file needs more memory than allowed. Scan at 200 to 300 dpi, or split the file.");

    internal static ScanRefusal TooMuchTime { get; } = new(ScanRefusalKind.TooMuchTime,
        "ファイルの処理が制限時間内に終わりませんでした。解像度 200～300 dpi でスキャンし直すか、ファイルを分けてアップロードしてください。",
        "Reading the file took longer than allowed. Scan at 200 to 300 dpi, or split the file.");

    internal static ScanRefusal NotRead { get; } = new(ScanRefusalKind.NotRead,
        "ファイルの読み取りが繰り返し失敗しました。スキャンし直してアップロードしてください。続く場合は、システム担当者に連絡してください。",
        "Reading the file failed again and again. Scan the paper again and upload the new file; if it goes on, tell the operators.");

    /// <summary>The sentences of a kind alone, for a refusal of which only the kind was kept.</summary>
    public static ScanRefusal Of(ScanRefusalKind kind, ScanReaderOptions options) => kind switch
    {
        ScanRefusalKind.Empty => Empty,
        ScanRefusalKind.UnknownFormat => UnknownFormat,
        ScanRefusalKind.Truncated => Truncated,
        ScanRefusalKind.Damaged => Damaged,
        ScanRefusalKind.EncryptedPdf => EncryptedPdf,
        ScanRefusalKind.NotSupported => NotSupported("このファイルの形式", "this form of image file"),
        ScanRefusalKind.TooManyPages => TooManyPages(options.MaxPages),
        ScanRefusalKind.PageTooLarge => new(kind,
            $"ページの大きさが上限（縦横とも {options.MaxPagePixels} 画素）を超えています。A4 または A3、200～300 dpi でスキャンし直してください。",
            $"A page is larger than {options.MaxPagePixels} pixels a side. Scan it again as A4 or A3 at 200 to 300 dpi."),
        ScanRefusalKind.TooLarge => TooLarge(options.MaxBytes),
        ScanRefusalKind.TooMuchMemory => TooMuchMemory,
        ScanRefusalKind.TooMuchTime => TooMuchTime,
        ScanRefusalKind.NotRead => NotRead,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of refusal has no sentences yet; add them."),
    };

    internal static ScanRefusal NotSupported(string japanese, string english) => new(ScanRefusalKind.NotSupported,
        $"{japanese}には対応していません。PDF で保存し直すか、スキャナーの設定を「白黒」または「グレースケール」にしてスキャンし直してください。",
        $"Not supported: {english}. Save the scan as a PDF, or scan again in black and white or gray.");

    internal static ScanRefusal TooManyPages(int most) => new(ScanRefusalKind.TooManyPages,
        $"ページ数が上限の {most} ページを超えています。ファイルを分けてアップロードしてください。",
        $"The file has more than {most} pages. Split the file.");

    internal static ScanRefusal PageTooLarge(int page, int mostPixels) => new(ScanRefusalKind.PageTooLarge,
        $"{page} ページ目の大きさが上限（縦横とも {mostPixels} 画素）を超えています。A4 または A3、200～300 dpi でスキャンし直してください。",
        $"Page {page} is larger than {mostPixels} pixels a side. Scan it again as A4 or A3 at 200 to 300 dpi.");

    internal static ScanRefusal TooLarge(int mostBytes) => new(ScanRefusalKind.TooLarge,
        $"ファイルの大きさが上限の {mostBytes / 1_000_000} MB を超えています。ファイルを分けるか、解像度 200～300 dpi でスキャンし直してください。",
        $"The file is larger than {mostBytes / 1_000_000} MB. Split it, or scan at 200 to 300 dpi.");
}
