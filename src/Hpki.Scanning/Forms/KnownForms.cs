using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>The forms whose geometry the caller has handed in.</summary>
sealed class KnownForms(IReadOnlyList<FormLayout> layouts)
{
    public IReadOnlyList<KnownPage> Pages { get; } =
        [.. layouts.SelectMany(layout => Enumerable.Range(1, layout.PageCount).Select(page => new KnownPage(layout, page)))];

    /// <summary>One layout for each way in which code and marks are placed: usually one for the whole house.</summary>
    public IReadOnlyList<FormLayout> Frames { get; } = [.. layouts.DistinctBy(FrameOf)];

    public static string FrameOf(FormLayout layout) => $"{layout.Code} {string.Join(' ', layout.RegistrationMarks)}";

    public FormLayout? Find(FormCode code) =>
        layouts.FirstOrDefault(layout => layout.Form == code.Form && layout.Version == code.Version && code.Page <= layout.PageCount);
}
