using Hpki.Procedures.Identifiers;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;

namespace HpkiFunctions.LostReports;

/// <summary>
/// 折返し: the number that staff dialled is compared with the register and never stored. They type it as dialled, so that a number the
/// caller gave proves nothing.
/// </summary>
static class RegisteredPhone
{
    const string Field = "calledBackNumber";

    /// <summary>The dialled number; null when nobody called back.</summary>
    /// <exception cref="ProblemException">It is no telephone number.</exception>
    public static PhoneNumber? Read(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : PhoneNumber.TryParse(CallerCheck.Bounded(text, Field), out PhoneNumber number) ? number
        : throw new ProblemException(Problem.BadField(Field, "折返した電話番号の形式が正しくありません", "市外局番から、数字10桁または11桁で入力してください。"));

    public static bool Is(PhoneNumber dialled, Holder holder) => PhoneNumber.TryParse(holder.PhoneNumber, out PhoneNumber registered) && registered == dialled;

    /// <summary>The number is not the registered one.</summary>
    public static Problem NotRegistered { get; } = new(422, "not-registered-number", "登録された電話番号ではありません",
        "入力された番号は登録内容と一致しません。通話者から聞いた番号ではなく、登録内容の電話番号に折り返してください。何も記録していません。")
    {
        Field = Field,
    };

    /// <summary>The task is not about calling back.</summary>
    public static Problem NotAsked { get; } = Problem.BadField(Field, "このタスクでは折返しの番号を記録しません", "折返しの番号の欄を空にしてください。");
}
