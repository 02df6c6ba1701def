using Hpki.Procedures.Identifiers;

namespace HpkiFunctions.LostReports;

/// <summary>A call that is well formed, before the holder's file decides about it.</summary>
sealed record LostReportCall(
    RequestNumber Number, string CardSerial, LostReportInput Input, CallerCheck Caller, string StaffId, string DecisionKey);
