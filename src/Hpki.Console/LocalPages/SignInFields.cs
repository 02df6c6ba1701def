namespace Hpki.Console.LocalPages;

/// <summary>Names of the sign-in form's fields.</summary>
public static class SignInFields
{
    /// <summary>The pressed button: the staff member's id.</summary>
    public const string StaffId = "staffId";

    /// <summary>Where to go afterwards; check that it is a path of this site.</summary>
    public const string ReturnUrl = "returnUrl";
}
