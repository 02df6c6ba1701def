namespace HpkiFunctions.Requests;

/// <summary>What happened; the reference id says to what.</summary>
public enum SignalKind
{
    FormFiled,
    TaskCompleted,
    CardFound,
    Withdrawn,
    PaymentEntered,
    BureauAnswered,
    CardRevoked,
    UseEnded,
}
