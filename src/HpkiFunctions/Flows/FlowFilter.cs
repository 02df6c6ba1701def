using System.Text.RegularExpressions;
using Hpki.Procedures.Identifiers;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Flows;

/// <summary>Which flows are listed.</summary>
public sealed partial record FlowFilter
{
    FlowFilter() { }

    /// <summary>Null for all.</summary>
    public FlowState? State { get; private init; }

    /// <summary>The beginning of the instance id; null for all.</summary>
    public string? Prefix { get; private init; }

    /// <summary>The request whose flows are meant; in place of a prefix.</summary>
    public RequestNumber? Request { get; private init; }

    /// <summary>Reads what was typed: a request number, or the beginning of an instance id.</summary>
    /// <exception cref="ProblemException">It is neither.</exception>
    public static FlowFilter Of(FlowState? state, string text) =>
        text.Length == 0 ? new() { State = state }
        : RequestNumber.TryParse(text, out RequestNumber number) ? new() { State = state, Request = number }
        : Id().IsMatch(text) ? new() { State = state, Prefix = text }
        : throw new ProblemException(Problem.BadField("text", "検索の文字列を読み取れません", "受付番号、または処理番号の先頭部分を半角の英数字とハイフンで入力してください。"));

    /// <summary>Whether it can be the id of one of our flows.</summary>
    public static bool IsInstanceId(string id) => Id().IsMatch(id);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$")]
    private static partial Regex Id();
}
