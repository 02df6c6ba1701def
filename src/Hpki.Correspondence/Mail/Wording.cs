namespace Hpki.Correspondence.Mail;

/// <summary>One text in both languages, side by side, so that neither is changed without the other (design rule 12).</summary>
sealed record Wording(string Japanese, string English)
{
    readonly string? inLetter;

    /// <summary>The Japanese words in a letter on paper, where they are not those of the mail.</summary>
    public string InLetter
    {
        get => inLetter ?? Japanese;
        init => inLetter = value;
    }

    public static Wording Date(DateOnly day) => new(JapaneseDate.Of(day), JapaneseDate.InEnglish(day));

    public static Wording Date(DateTimeOffset instant) => new(JapaneseDate.Of(instant), JapaneseDate.InEnglish(instant));

    public string In(MailLanguage language) => language switch
    {
        MailLanguage.Japanese => Japanese,
        MailLanguage.English => English,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Unknown mail language."),
    };
}
