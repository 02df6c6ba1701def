using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Papers;

namespace Hpki.Console.Tasks;

/// <summary>Names of the form of an examiner.</summary>
public static class ExaminationFields
{
    /// <summary>The name of a <see cref="Hpki.Procedures.Reissues.ReissueReason"/>.</summary>
    public const string Reason = "reason";

    /// <summary><see cref="Member"/> or <see cref="NonMember"/>.</summary>
    public const string Membership = "membership";

    public const string Member = "Member";

    public const string NonMember = "NonMember";

    /// <summary>What is wrong with the new name as a whole; its five fields begin with it.</summary>
    public const string NewName = "newName";

    public const string NewFamilyName = "newName.familyName";

    public const string NewGivenName = "newName.givenName";

    public const string NewFamilyKana = "newName.familyKana";

    public const string NewGivenKana = "newName.givenKana";

    public const string NewRomajiName = "newName.romajiName";

    /// <summary>日医会員ID of somebody who has become a member.</summary>
    public const string JmaMemberId = "jmaMemberId";

    /// <summary>What is wrong with the new contact data as a whole; their five fields begin with it.</summary>
    public const string NewContacts = "newContacts";

    public const string NewMail = "newContacts.mail";

    public const string NewPhone = "newContacts.phone";

    public const string NewPostalCode = "newContacts.postalCode";

    public const string NewAddress = "newContacts.address";

    public const string NewWorkplace = "newContacts.workplace";

    /// <summary>What is wrong with the end of use as a whole; its fields begin with it.</summary>
    public const string Ending = "ending";

    /// <summary>The name of a <see cref="Hpki.Procedures.Discontinuations.DiscontinuationReason"/>.</summary>
    public const string EndReason = "ending.reason";

    /// <summary>利用中止日, in three parts.</summary>
    public const string EndsOn = "ending.on";

    /// <summary>The name of a <see cref="Hpki.Procedures.PinUnblocks.UnblockWay"/>.</summary>
    public const string UnblockWay = "unblockWay";

    /// <summary>What is wrong with the findings together.</summary>
    public const string Findings = "findings";

    /// <summary>For colleagues.</summary>
    public const string Note = "note";

    /// <summary>The name of a <see cref="PaperFinding"/>; empty while nothing is chosen.</summary>
    public static string Finding(PaperItem item) => $"finding.{item}";

    /// <summary>Sent when the box is ticked.</summary>
    public static string Defect(PaperItem item, PaperDefect defect) => $"defect.{item}.{defect}";

    /// <summary>Words for the holder.</summary>
    public static string Words(PaperItem item) => $"words.{item}";

    /// <summary>発行日, in three parts.</summary>
    public static string IssuedOn(PaperItem item) => $"issued.{item}";
}
