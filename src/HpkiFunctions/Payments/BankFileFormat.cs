using System.Globalization;
using System.Text;
using Hpki.Procedures.Payments;
using HpkiFunctions.Problems;
using Sylvan.Data.Csv;

namespace HpkiFunctions.Payments;

/// <summary>
/// The bank's file: CSV (RFC 4180) in UTF-8 or Windows-31J, with a header that names at least 入金日, 金額, 照合番号 and 明細番号 (or paidOn, yen, reference,
/// lineId), in any order; further columns are passed over. A line that cannot be right is no reason to refuse the others.
/// </summary>
static class BankFileFormat
{
    /// <summary>Bytes of a file; some 2,000 lines.</summary>
    public const int MostBytes = 200 * 1024;

    const int HighestYen = 1_000_000;
    const int OldestDays = 3 * 366;
    const int LongestLineId = 64;

    static readonly string[][] Columns = [["入金日", "paidOn"], ["金額", "yen"], ["照合番号", "reference"], ["明細番号", "lineId"]];
    static readonly string[] Days = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd", "yyyy年M月d日"];

    /// <param name="content">The bytes as received.</param>
    /// <param name="today">In Tokyo.</param>
    /// <exception cref="ProblemException">It is no such file.</exception>
    public static IReadOnlyList<BankRow> Read(ReadOnlySpan<byte> content, DateOnly today)
    {
        using StringReader text = new(Decode(content).TrimStart('\uFEFF'));
        using CsvDataReader csv = Open(text);
        int[] places = [.. Columns.Select(names => PlaceOf(csv, names))];
        List<BankRow> rows = [];
        try
        {
            while (csv.Read())
            {
                rows.Add(Row(csv, places, rows.Count + 2, today));
            }
        }
        catch (CsvFormatException)
        {
            // A quotation that never ends has swallowed what follows: it stays in the file that was kept.
            rows.Add(new(rows.Count + 2, null, null, null, null, BankLineTrouble.Unreadable));
        }

        return rows.Count > 0 ? rows : throw NotOurs("明細の行がありません。");
    }

    static CsvDataReader Open(StringReader text)
    {
        try
        {
            return CsvDataReader.Create(text, new() { HasHeaders = true, Delimiter = ',' });
        }
        catch (CsvFormatException)
        {
            throw NotOurs("見出しの行を読み取れません。");
        }
    }

    static BankRow Row(CsvDataReader csv, int[] places, int number, DateOnly today)
    {
        string[] fields = [.. places.Select(place => csv.GetString(place).Normalize(NormalizationForm.FormKC).Trim())];
        if (fields.Count(field => field.Length > 0) < 2)
        {
            return new(number, null, null, null, null, BankLineTrouble.Unreadable);
        }

        DateOnly? day = DateOnly.TryParseExact(fields[0], Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date <= today && date >= today.AddDays(-OldestDays) ? date : null;
        int? yen = int.TryParse(fields[1].Trim('円', '¥', '\\', ' '), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int amount) && amount is > 0 and <= HighestYen ? amount : null;
        string? reference = PaymentReference.TryParse(fields[2], out PaymentReference known) ? known.Digits : null;
        string? lineId = fields[3].Length is > 0 and <= LongestLineId && !fields[3].Any(char.IsControl) ? fields[3] : null;
        return new(number, lineId, day, yen, reference, day is null || yen is null || lineId is null ? BankLineTrouble.Impossible : reference is null ? BankLineTrouble.NoReference : null);
    }

    static int PlaceOf(CsvDataReader csv, string[] names)
    {
        int place = Enumerable.Range(0, csv.FieldCount).FirstOrDefault(i => names.Contains(csv.GetName(i).Trim(), StringComparer.OrdinalIgnoreCase), -1);
        return place >= 0 ? place : throw NotOurs($"見出しに「{names[0]}」の列がありません。");
    }

    static string Decode(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || content.Contains((byte)0))
        {
            throw NotOurs("ファイルが空か、文字のファイルではありません。");
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Windows31J(content);
        }
    }

    static string Windows31J(ReadOnlySpan<byte> content)
    {
        const int CodePage = 932;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw NotOurs("文字コードが、UTF-8でもシフトJISでもありません。");
        }
    }

    static ProblemException NotOurs(string why) => new(Problem.BadField(
        "file", "入金のファイルを読み取れません", $"{why}見出しに「入金日」「金額」「照合番号」「明細番号」のあるCSVファイルを選んでください。"));
}
