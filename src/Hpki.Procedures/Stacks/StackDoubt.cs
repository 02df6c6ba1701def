namespace Hpki.Procedures.Stacks;

/// <summary>Why a document of a stack has no code that says where it goes.</summary>
public enum StackDoubt
{
    /// <summary>A page without a code beside a form: one of the papers that belong to it.</summary>
    Attachment,

    /// <summary>A page without a code, and no form of the same envelope says whose it is.</summary>
    NoCode,

    /// <summary>A code that is not ours, and none that is.</summary>
    ForeignCode,

    /// <summary>Several codes of ours on one page.</summary>
    SeveralCodes,

    /// <summary>One of our forms whose code cannot be read.</summary>
    UnreadCode,

    /// <summary>A further page of a form whose first page is not with it.</summary>
    FirstPageMissing,
}
