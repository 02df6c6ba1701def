using System.Globalization;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Fees;

/// <summary>
/// The dated table of fees. At most one line answers a question; a question without a line, or with one that says <c>unknown</c>, is answered by
/// a person (design rule 10).
/// </summary>
public sealed class FeeTable
{
    const string Header = "procedure,reason,membership,channel,valid_from,valid_to,yen,tax_percent,source";
    const int Columns = 9;

    readonly IReadOnlyList<FeeRow> rows;

    FeeTable(IReadOnlyList<FeeRow> rows) => this.rows = rows;

    /// <summary>The table shipped with the product: what domain.md §2 has found.</summary>
    public static FeeTable Known { get; } = Parse(Shipped());

    /// <summary>Every line, in the table's order.</summary>
    public IReadOnlyList<FeeRow> Rows => rows;

    /// <exception cref="FormatException">Two lines answer one question, or a line ends before it begins; the message names them.</exception>
    public static FeeTable From(IReadOnlyList<FeeRow> rows)
    {
        foreach ((int i, FeeRow row) in rows.Index())
        {
            if (row.ValidFrom > row.ValidTo)
            {
                throw new FormatException($"Fee table, line {i + 1}: valid_from lies after valid_to.");
            }

            if (row.Yen < 0 || row.TaxPercent < 0)
            {
                throw new FormatException($"Fee table, line {i + 1}: yen and tax_percent cannot be negative.");
            }

            foreach ((int j, FeeRow other) in rows.Index().Take(i))
            {
                if (row.Overlaps(other))
                {
                    throw new FormatException($"Fee table, lines {j + 1} and {i + 1}: both answer for {row.Procedure} on the same day; end one before the other begins.");
                }
            }
        }

        return new([.. rows]);
    }

    /// <summary>
    /// Reads a table: the header line, then a line a fee; lines that begin with # are remarks. Empty fields hold for every value, membership is
    /// <c>member</c> or <c>nonmember</c>, days are yyyy-MM-dd, yen is a whole number with tax or <c>unknown</c>.
    /// </summary>
    /// <exception cref="FormatException">A line cannot be read, or <see cref="From"/> refuses the table; the message names line and field.</exception>
    public static FeeTable Parse(string csv)
    {
        string[] lines = [.. csv.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0 && line[0] != '#')];
        return lines is [Header, ..]
            ? From([.. lines.Skip(1).Select((line, i) => Row(line, i + 1))])
            : throw new FormatException($"Fee table: the first line must be '{Header}'.");
    }

    /// <summary>What the table says.</summary>
    public FeeAnswer Find(FeeQuestion question) => rows.FirstOrDefault(row => row.Answers(question)) is { } row
        ? new(row.Yen, row.TaxPercent, row.Source)
        : new(null, ConsumptionTax.StandardPercent, null);

    static FeeRow Row(string line, int number)
    {
        string[] fields = line.Split(',', Columns, StringSplitOptions.TrimEntries);
        return fields.Length != Columns || fields[8].Length == 0
            ? throw Bad(number, "source", "every line has nine fields and names its source")
            : new()
            {
                Procedure = Choice<ProcedureKind>(fields[0], number, "procedure") ?? throw Bad(number, "procedure", "it is empty"),
                Reason = Choice<ReissueReason>(fields[1], number, "reason"),
                IsMember = fields[2] switch
                {
                    "" => null,
                    "member" => true,
                    "nonmember" => false,
                    _ => throw Bad(number, "membership", "write member, nonmember or nothing"),
                },
                Channel = Choice<ApplicationChannel>(fields[3], number, "channel"),
                ValidFrom = Day(fields[4], number, "valid_from"),
                ValidTo = Day(fields[5], number, "valid_to"),
                Yen = fields[6] == "unknown" ? null : Number(fields[6], number, "yen"),
                TaxPercent = Number(fields[7], number, "tax_percent"),
                Source = fields[8],
            };
    }

    static T? Choice<T>(string text, int number, string field)
        where T : struct, Enum =>
        text.Length == 0 ? null
        : Enum.TryParse(text, out T value) && Enum.IsDefined(value) ? value
        : throw Bad(number, field, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}");

    static DateOnly? Day(string text, int number, string field) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw Bad(number, field, $"'{text}' is no day as in 2026-04-01");

    static int Number(string text, int number, string field) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : throw Bad(number, field, $"'{text}' is no whole number");

    static FormatException Bad(int number, string field, string problem) => new($"Fee table, line {number}, {field}: {problem}.");

    static string Shipped()
    {
        using Stream file = typeof(FeeTable).Assembly.GetManifestResourceStream("Hpki.Procedures.Fees.fees.csv")
            ?? throw new InvalidOperationException("The fee table is not part of this build.");
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }
}
