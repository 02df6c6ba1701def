namespace Hpki.Console.Tasks;

/// <summary>Names of the form that completes a task.</summary>
public static class TaskFields
{
    /// <summary>The pressed button: the name of a <see cref="Hpki.Procedures.Requests.TaskOutcome"/>, <c>Confirmed</c> or <c>Refused</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>折返し: the number as dialled. Compared, never stored.</summary>
    public const string CalledBackNumber = "calledBackNumber";

    /// <summary>For the decision about a fee: the amount with tax, digits.</summary>
    public const string Yen = "yen";

    /// <summary>Free text; required when refused.</summary>
    public const string Note = "note";

    /// <summary>For the check of a 紛失届: the name of a <see cref="Hpki.Procedures.LostReports.SecondCertificateAnswer"/>.</summary>
    public const string SecondCertificate = "secondCertificate";
}
