using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>Reads what can be read without knowing letters: which boxes are ticked, and which required fields nobody has written in.</summary>
sealed class FieldReader(FormLayout layout, int page, Ink ink, bool isExact)
{
    /// <summary>A single stroke of a pen is more.</summary>
    const double WrittenFromMm2 = 0.9;

    /// <summary>The words in an empty place for a photograph darken less of it.</summary>
    const double PhotographFrom = 0.15;

    const float FrameMm = 0.6f;

    public FormReading Fill(FormReading reading)
    {
        var boxReader = new BoxReader(ink, isExact);
        var states = On(FormFieldKind.CheckBox).ToDictionary(box => box, box => boxReader.Read(box.Area));
        List<FormField> ticked = [.. Of(BoxState.Ticked)], unsure = [.. Of(BoxState.Unsure)];
        var letters = ticked.Where(box => box.Letter is not null).ToList();
        return reading with
        {
            Ticked = [.. ticked.Select(box => box.Key)],
            Unsure = [.. unsure.Select(box => box.Key)],
            EmptyRequired = [.. UntickedQuestions(states).Concat(EmptyQuestions())],
            SeveralTicked = [.. ticked.Where(box => box.OneOf).GroupBy(box => box.Question).Where(group => group.Count() > 1).Select(group => group.Key)],
            Letter = letters.Count == 1 && unsure.All(box => box.Letter is null) ? letters[0].Letter : null,
        };

        IEnumerable<FormField> Of(BoxState state) => states.Where(box => box.Value == state).Select(box => box.Key);
    }

    static IEnumerable<string> UntickedQuestions(Dictionary<FormField, BoxState> states) => states
        .GroupBy(box => box.Key.Question)
        .Where(question => question.Any(box => box.Key.Required) && question.All(box => box.Value == BoxState.Empty))
        .Select(question => question.Key);

    IEnumerable<string> EmptyQuestions() => On(FormFieldKind.Text, FormFieldKind.Digits, FormFieldKind.Signature, FormFieldKind.Photo)
        .Where(field => field.Required && !IsWritten(field))
        .Select(field => field.Question)
        .Distinct();

    bool IsWritten(FormField field)
    {
        if (field.Kind == FormFieldKind.Photo)
        {
            return ink.ShareOf(field.Area.Inset(2, 2)) >= PhotographFrom;
        }

        var edge = isExact ? FrameMm : 2 * FrameMm;
        if (field.Cells == 0)
        {
            return ink.AreaOf(field.Area.Inset(edge, edge)) >= WrittenFromMm2;
        }

        var width = field.Area.Width / field.Cells;
        return Enumerable.Range(0, field.Cells)
            .Sum(cell => ink.AreaOf((field.Area with { Left = field.Area.Left + (cell * width), Width = width }).Inset(edge, edge))) >= WrittenFromMm2;
    }

    IEnumerable<FormField> On(params FormFieldKind[] kinds) => layout.Fields.Where(field => field.Page == page && kinds.Contains(field.Kind));
}
