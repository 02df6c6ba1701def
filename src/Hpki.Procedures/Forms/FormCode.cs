using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hpki.Procedures.Forms;

/// <summary>
/// The text in the QR code of a form that the centre prints, and by which the scanned page finds its request again:
/// <c>HPKI1:&lt;form&gt;:&lt;version&gt;:&lt;page&gt;:&lt;reference&gt;</c>, for example <c>HPKI1:LR:1:1:7K3F9QXA</c>.
/// It never holds personal data: the reference is opaque and means something to the registry only.
/// A reference of capitals, digits and hyphens keeps the symbol in QR's alphanumeric mode, which makes its modules larger on paper.
/// </summary>
public sealed partial record FormCode
{
    /// <summary>Form code of the lost report (紛失届).</summary>
    public const string LostReport = "LR";

    /// <summary>Form code of the cover sheet: what follows came in another envelope.</summary>
    public const string Cover = "CV";

    /// <summary>Form code of the separator sheet: what follows is another document of the same envelope.</summary>
    public const string Separator = "SP";

    /// <summary>Reference of a form that was printed for nobody in particular, and of the sheets above, which are used again and again.</summary>
    public const string BlankReference = "BLANK";

    const string Prefix = "HPKI1";

    /// <exception cref="ArgumentException">A part does not keep to the format; the message names it.</exception>
    public FormCode(string form, int version, int page, string reference)
    {
        var problem = Check(form, version, page, reference);
        if (problem is not null)
        {
            throw new ArgumentException($"{Describe(problem.Value)} Got form '{form}', version {version}, page {page}, reference '{reference}'.");
        }
        Form = form;
        Version = version;
        Page = page;
        Reference = reference;
    }

    /// <summary>Which form: two to four capital letters.</summary>
    public string Form { get; }

    /// <summary>Version of the form's layout, 1–99: it decides where on the page each field lies.</summary>
    public int Version { get; }

    /// <summary>Page of the form, 1–99.</summary>
    public int Page { get; }

    /// <summary>Opaque reference, 1–40 characters of <c>A–Z a–z 0–9 -</c>, compared exactly.</summary>
    public string Reference { get; }

    /// <summary>The text as it is printed.</summary>
    public string Format() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}:{Form}:{Version}:{Page}:{Reference}");

    /// <inheritdoc/>
    public override string ToString() => Format();

    /// <summary>Reads a decoded text. Exactly one of <paramref name="code"/> and <paramref name="problem"/> is set.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FormCode? code, [NotNullWhen(false)] out FormCodeProblem? problem)
    {
        code = null;
        problem = Read(text, out var parts);
        if (problem is null)
        {
            code = parts;
        }
        return code is not null;
    }

    /// <summary>A sentence for logs and problem details; it does not repeat the text that was read.</summary>
    public static string Describe(FormCodeProblem problem) => problem switch
    {
        FormCodeProblem.Empty => "The form code is empty.",
        FormCodeProblem.NotOurs => "The code does not start with 'HPKI': it was not printed by this centre.",
        FormCodeProblem.UnknownFormat => $"The form code's format is not '{Prefix}'.",
        FormCodeProblem.WrongNumberOfParts => "A form code has five parts separated by colons.",
        FormCodeProblem.BadForm => "The form part must be two to four capital letters.",
        FormCodeProblem.BadVersion => "The version part must be a number from 1 to 99.",
        FormCodeProblem.BadPage => "The page part must be a number from 1 to 99.",
        FormCodeProblem.BadReference => "The reference must be 1 to 40 characters of A-Z, a-z, 0-9 and hyphen.",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "Unknown form code problem."),
    };

    static FormCodeProblem? Read(string? text, out FormCode? code)
    {
        code = null;
        if (string.IsNullOrEmpty(text))
        {
            return FormCodeProblem.Empty;
        }
        var parts = text.Split(':');
        if (!OurPrefix().IsMatch(parts[0]))
        {
            return FormCodeProblem.NotOurs;
        }
        if (parts[0] != Prefix)
        {
            return FormCodeProblem.UnknownFormat;
        }
        if (parts.Length != 5)
        {
            return FormCodeProblem.WrongNumberOfParts;
        }
        var (version, page) = (Number(parts[2]), Number(parts[3]));
        var problem = Check(parts[1], version, page, parts[4]);
        if (problem is null)
        {
            code = new FormCode(parts[1], version, page, parts[4]);
        }
        return problem;
    }

    static FormCodeProblem? Check(string form, int version, int page, string reference) =>
        !FormPattern().IsMatch(form) ? FormCodeProblem.BadForm
        : version is < 1 or > 99 ? FormCodeProblem.BadVersion
        : page is < 1 or > 99 ? FormCodeProblem.BadPage
        : !ReferencePattern().IsMatch(reference) ? FormCodeProblem.BadReference
        : null;

    // 0 is outside every allowed range, so a text that is no plain number ends as BadVersion or BadPage.
    static int Number(string text) =>
        NumberPattern().IsMatch(text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\AHPKI[0-9]+\z")]
    private static partial Regex OurPrefix();

    [GeneratedRegex(@"\A[A-Z]{2,4}\z")]
    private static partial Regex FormPattern();

    [GeneratedRegex(@"\A[1-9][0-9]?\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex ReferencePattern();
}
