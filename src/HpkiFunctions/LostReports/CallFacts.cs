namespace HpkiFunctions.LostReports;

/// <summary>How the timeline says what a caller wished.</summary>
static class CallFacts
{
    const string Yes = "yes";
    const string No = "no";
    const string Unsaid = "unsaid";

    public static string Of(bool? wish) => wish switch
    {
        true => Yes,
        false => No,
        null => Unsaid,
    };

    /// <exception cref="ArgumentOutOfRangeException">The timeline says something else.</exception>
    public static bool? Read(string fact) => fact switch
    {
        Yes => true,
        No => false,
        Unsaid => null,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No call says this of a wish."),
    };
}
