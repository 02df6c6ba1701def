namespace Hpki.Procedures.Forms;

/// <summary>What is wrong with a text that was expected to be a <see cref="FormCode"/>.</summary>
public enum FormCodeProblem
{
    /// <summary>The text is empty.</summary>
    Empty,

    /// <summary>The text does not start with <c>HPKI</c> and a number: somebody else's code.</summary>
    NotOurs,

    /// <summary>One of our codes, but of a format newer than this program knows (<c>HPKI2:</c> …).</summary>
    UnknownFormat,

    /// <summary>Not five parts separated by colons: cut off, or two codes run together.</summary>
    WrongNumberOfParts,

    /// <summary>The form part is not two to four capital letters.</summary>
    BadForm,

    /// <summary>The version part is not a number from 1 to 99 without leading zeros.</summary>
    BadVersion,

    /// <summary>The page part is not a number from 1 to 99 without leading zeros.</summary>
    BadPage,

    /// <summary>The reference is not 1 to 40 characters of <c>A–Z a–z 0–9 -</c>.</summary>
    BadReference,
}
