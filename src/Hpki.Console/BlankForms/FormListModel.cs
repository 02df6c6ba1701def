using Hpki.Console.Layout;

namespace Hpki.Console.BlankForms;

/// <summary>様式の印刷: every form of the house, blank, and the sheets that staff lay between papers.</summary>
/// <param name="Frame">Around the page.</param>
/// <param name="Forms">In the order of their kinds.</param>
public sealed record FormListModel(ConsoleFrame Frame, IReadOnlyList<FormRow> Forms);
