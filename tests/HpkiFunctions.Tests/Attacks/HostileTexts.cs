namespace HpkiFunctions.Tests.Attacks;

/// <summary>Texts that nobody types in good faith.</summary>
static class HostileTexts
{
    public const string Overrides = "駅で\u202Eたし失紛\u2066\u0000\u0007を\uFEFF\u200B";

    /// <summary>By name, as text that a form can carry.</summary>
    public static IReadOnlyDictionary<string, string> OfForms { get; } = new Dictionary<string, string>
    {
        ["100,000 characters"] = new('x', 100_000),
        ["100,000 kana"] = new('ア', 100_000),
        ["just too long"] = new('あ', 2_001),
        ["combining marks"] = string.Concat(Enumerable.Repeat("\u0301\u0489", 900)),
        ["overrides and controls"] = Overrides,
        ["NUL"] = "\0",
        ["noncharacters"] = "\uFFFE\uFFFF\U0001FFFF",
        ["filter"] = "' or PartitionKey ne '",
        ["separators"] = "a|b/../c\\d#e?f%00%2e",
        ["markup"] = "</textarea><script>alert(1)</script>{{7*7}}${7*7}",
        ["emoji"] = "👩‍⚕️𠮷野家",
    };

    /// <summary>Those that are tried in each field alone, too.</summary>
    public static IReadOnlyList<string> WorstOfForms { get; } = ["100,000 characters", "just too long", "overrides and controls", "filter"];

    /// <summary>By name, as JSON literals.</summary>
    public static IReadOnlyDictionary<string, string> OfJson { get; } = new Dictionary<string, string>(
    [
        .. OfForms.Select(text => KeyValuePair.Create(text.Key, System.Text.Json.JsonSerializer.Serialize(text.Value))),
        KeyValuePair.Create("20,000 characters", $"\"{new string('x', 20_000)}\""),
        KeyValuePair.Create("half a surrogate pair", "\"a\\ud800b\""),
        KeyValuePair.Create("the other half", "\"\\udc00\""),
        KeyValuePair.Create("raw control character", "\"a\u0001b\""),
        KeyValuePair.Create("nested deeply", new string('[', 20_000) + new string(']', 20_000)),
        KeyValuePair.Create("a number beyond all", "1e99999"),
        KeyValuePair.Create("null", "null"),
    ]);
}
