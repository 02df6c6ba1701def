using Hpki.Procedures.Payments;

namespace HpkiFunctions.Payments;

/// <summary>A line of the bank's file as it was read.</summary>
/// <param name="Number">Its place in the file; the header is line 1.</param>
/// <param name="LineId">The bank's own number of the line; null when it cannot be used.</param>
/// <param name="PaidOn">入金日.</param>
/// <param name="Yen">金額.</param>
/// <param name="Reference">照合番号, twelve digits; null when it is none.</param>
/// <param name="Trouble">What is wrong with the line itself; null when it can be matched.</param>
public sealed record BankRow(int Number, string? LineId, DateOnly? PaidOn, int? Yen, string? Reference, BankLineTrouble? Trouble);
