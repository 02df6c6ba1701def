using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Fees;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Tests.Fees;

public sealed class FeeTableTests
{
    const string Header = "procedure,reason,membership,channel,valid_from,valid_to,yen,tax_percent,source\n";
    static readonly DateOnly Today = new(2026, 12, 1);

    [Theory]
    [InlineData(ReissueReason.Loss, true, 5500)]
    [InlineData(ReissueReason.Loss, false, 5500)]
    [InlineData(ReissueReason.Damage, false, 5500)]
    [InlineData(ReissueReason.NameChange, true, 0)]
    [InlineData(ReissueReason.NameChange, false, 0)]
    [InlineData(ReissueReason.MembershipChange, true, 0)]
    [InlineData(ReissueReason.MembershipChange, false, null)]
    [InlineData(ReissueReason.Other, true, null)]
    public void Known_Reissue_IsWhatWasFound(ReissueReason reason, bool isMember, int? yen)
    {
        FeeAnswer answer = FeeTable.Known.Find(new(ProcedureKind.Reissue, isMember, Today) { Reason = reason });

        Assert.Equal((yen, yen is not null, 10), (answer.Yen, answer.IsKnown, answer.TaxPercent));
        Assert.NotNull(answer.Source);
    }

    [Theory]
    [InlineData(ProcedureKind.Issue, false, ApplicationChannel.Paper, 5500)]
    [InlineData(ProcedureKind.Issue, false, ApplicationChannel.Portal, 0)]
    [InlineData(ProcedureKind.Issue, true, ApplicationChannel.Paper, 0)]
    [InlineData(ProcedureKind.Renewal, true, ApplicationChannel.Paper, 0)]
    [InlineData(ProcedureKind.Renewal, false, ApplicationChannel.Paper, 5500)]
    [InlineData(ProcedureKind.PinDisclosure, true, ApplicationChannel.Paper, null)]
    [InlineData(ProcedureKind.ContactChange, true, ApplicationChannel.Paper, null)]
    public void Known_OtherProcedures_AreWhatWasFound(ProcedureKind procedure, bool isMember, ApplicationChannel channel, int? yen) =>
        Assert.Equal(yen, FeeTable.Known.Find(new(procedure, isMember, Today) { Channel = channel }).Yen);

    [Fact]
    public void Known_GuidePages_SayTheSame()
    {
        foreach (ProcedureGuide guide in ProcedureGuides.All.Where(guide => guide.Slug is "reissue" or "name-change" or "membership-change" or "renewal"))
        {
            int?[] table = [.. FeeTable.Known.Rows.Where(row => row.Procedure == guide.Procedure).Select(row => row.Yen).Distinct()];

            Assert.All(guide.Fees, fee => Assert.Contains(fee.Yen, table));
        }
    }

    [Fact]
    public void Find_AcrossAChange_GoesByTheDecisiveDay()
    {
        FeeTable table = FeeTable.Parse(Header
            + "Renewal,,,,,2027-03-31,5500,10,old notice\n"
            + "Renewal,,,,2027-04-01,,6600,10,\"new notice, page 2\"\n");

        Assert.Equal(5500, Yen(table, new(2027, 3, 31)));
        Assert.Equal(6600, Yen(table, new(2027, 4, 1)));
        Assert.Equal("\"new notice, page 2\"", table.Rows[1].Source);
    }

    [Fact]
    public void Find_ADayWithoutALine_IsUnknown()
    {
        FeeTable table = FeeTable.Parse(Header + "Renewal,,,,2027-04-01,,6600,8,a notice\n");

        FeeAnswer answer = table.Find(new(ProcedureKind.Renewal, true, new(2027, 3, 31)));

        Assert.Equal(((int?)null, false, (string?)null), (answer.Yen, answer.IsKnown, answer.Source));
    }

    [Theory]
    [InlineData("Renewal,,,,,,5500,10,a\nRenewal,,member,,,,0,10,b", "lines 1 and 2: both answer for Renewal")]
    [InlineData("Renewal,,,,2027-04-01,2027-03-31,5500,10,a", "line 1: valid_from lies after valid_to")]
    [InlineData("Renewals,,,,,,5500,10,a", "line 1, procedure: 'Renewals'")]
    [InlineData(",,,,,,5500,10,a", "line 1, procedure: it is empty")]
    [InlineData("Renewal,Lost,,,,,5500,10,a", "line 1, reason: 'Lost'")]
    [InlineData("Renewal,,doctor,,,,5500,10,a", "line 1, membership")]
    [InlineData("Renewal,,,Fax,,,5500,10,a", "line 1, channel: 'Fax'")]
    [InlineData("Renewal,,,,2027/4/1,,5500,10,a", "line 1, valid_from: '2027/4/1'")]
    [InlineData("Renewal,,,,,,5500.5,10,a", "line 1, yen: '5500.5'")]
    [InlineData("Renewal,,,,,,-1,10,a", "line 1, yen: '-1'")]
    [InlineData("Renewal,,,,,,5500,ten,a", "line 1, tax_percent: 'ten'")]
    [InlineData("Renewal,,,,,,5500,10,", "line 1, source")]
    [InlineData("Renewal,,,,,,5500", "line 1, source")]
    public void Parse_ALineThatCannotBe_IsNamed(string lines, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => FeeTable.Parse(Header + lines)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_AnotherHeader_IsRefused() => Assert.Contains("first line", Assert.Throws<FormatException>(() => FeeTable.Parse("a,b\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(5500, 10, 500)]
    [InlineData(5499, 10, 499)]
    [InlineData(1080, 8, 80)]
    [InlineData(0, 10, 0)]
    [InlineData(int.MaxValue, 10, 195225786)]
    public void In_AnAmountWithTax_CutsPartsOff(int yen, int percent, int tax) => Assert.Equal(tax, ConsumptionTax.In(yen, percent));

    static int? Yen(FeeTable table, DateOnly day) => table.Find(new(ProcedureKind.Renewal, true, day)).Yen;
}
