using Hpki.Console.Layout;

namespace Hpki.Console.Payments;

/// <summary>入金: the bank's files, and what of them waits.</summary>
public sealed record BankModel
{
    public required ConsoleFrame Frame { get; init; }

    public required IReadOnlyList<BankLineRow> Waiting { get; init; }

    /// <summary>The last files, each in one line.</summary>
    public required IReadOnlyList<string> Last { get; init; }

    /// <summary>Whether the signed-in member may take files and settle lines.</summary>
    public required ActionOffer Work { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The line that the errors are about; empty when they are about the file.</summary>
    public string WrongLine { get; init; } = "";
}
