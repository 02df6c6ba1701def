namespace Hpki.Console.Audit;

/// <summary>Field names of the audit pages' forms.</summary>
public static class AuditFields
{
    /// <summary><c>true</c> to go on with the verification that was begun; otherwise a new one begins.</summary>
    public const string Continue = "continue";

    /// <summary>For what a holder's file is exported.</summary>
    public const string Purpose = "purpose";
}
