namespace Hpki.Scanning;

/// <summary>Why the picture of a page may not show what is on the paper, so that a person must look at it.</summary>
public enum PageDoubt
{
    /// <summary>The page is damaged and no picture of it could be made.</summary>
    Unreadable,

    /// <summary>Making the picture took longer than allowed; there is none.</summary>
    TooMuchTime,

    /// <summary>Making the picture needed more memory than allowed: parts may be missing, or there is none.</summary>
    TooMuchMemory,

    /// <summary>Nothing but white, and no sign that nothing else was meant: its content may not have been drawn.</summary>
    AllWhite,

    /// <summary>Japanese text whose font is not in the file: it stays invisible in the picture.</summary>
    MissingFont,

    /// <summary>The file's table of contents was damaged and was rebuilt by guessing: pages may be missing or out of order.</summary>
    Repaired,

    /// <summary>The picture is there but could not be searched for codes.</summary>
    CodesNotRead,
}
