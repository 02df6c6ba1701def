using CsCheck;
using Hpki.Procedures.Identifiers;

namespace Hpki.Procedures.Tests.Identifiers;

public sealed class RequestNumberTests
{
    static readonly Gen<RequestNumber> Numbers = Gen.Const(0).Select(_ => RequestNumber.New());

    [Fact]
    public void Parse_WhatToStringWrote_IsTheSameNumber()
    {
        Numbers.Sample(number => Assert.Equal(number, RequestNumber.Parse(number.ToString())), iter: 1000);
    }

    [Fact]
    public void TryParse_OneWrongCharacter_IsRefused()
    {
        Gen.Select(Numbers, Gen.Int[0, RequestNumber.Length - 1], Gen.Char[RequestNumber.Alphabet]).Sample((number, at, wrong) =>
        {
            string text = number.Id[..at] + wrong + number.Id[(at + 1)..];

            Assert.Equal(text == number.Id, RequestNumber.TryParse(text, out _));
        }, iter: 5000);
    }

    [Fact]
    public void TryParse_TwoCharactersSwapped_IsRefused()
    {
        Gen.Select(Numbers, Gen.Int[0, 9], Gen.Int[0, 9]).Sample((number, a, b) =>
        {
            char[] text = number.Id.ToCharArray();
            (text[a], text[b]) = (text[b], text[a]);

            Assert.Equal(new string(text) == number.Id, RequestNumber.TryParse(new string(text), out _));
        }, iter: 5000);
    }

    [Fact]
    public void Parse_AsPeopleType_IsUnderstood()
    {
        RequestNumber number = RequestNumber.New();
        string id = number.Id;
        string fullWidth = string.Concat(id.Select(c => (char)(c + 0xFEE0)));

        Assert.Equal(number, RequestNumber.Parse(id.ToLowerInvariant()));
        Assert.Equal(number, RequestNumber.Parse($" {id[..3]} {id[3..6]}ー{id[6..]} "));
        Assert.Equal(number, RequestNumber.Parse(fullWidth));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7M-4PY")]
    [InlineData("OOO-III-ZZZZ")]
    [InlineData("' OR 1=1 --")]
    public void Parse_SomethingElse_SaysWhatIsExpectedAndNotWhatWasTyped(string? text)
    {
        InvalidIdentifierException error = Assert.Throws<InvalidIdentifierException>(() => RequestNumber.Parse(text));

        Assert.Contains("受付番号", error.Message, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(text) || !error.Message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Alphabet_Characters_HaveNoLookAlikes()
    {
        Assert.Equal(23, RequestNumber.Alphabet.Distinct().Count());
        Assert.DoesNotContain(RequestNumber.Alphabet, c => "0O1IL2Z5S8BGUV".Except("L8").Contains(c));
    }

    [Fact]
    public void Id_OfANumberNeverSet_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => default(RequestNumber).Id);
    }
}
