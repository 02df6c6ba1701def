using System.Text;
using Hpki.Registry.Model;
using HpkiFunctions.Mails;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Tests.Mails;

public sealed class SendGridReportsTests
{
    [Theory]
    [InlineData("""{"event":"processed"}""", MailEvent.Processed, false)]
    [InlineData("""{"event":"deferred","response":"400 try again later","attempt":"5"}""", MailEvent.Delayed, false)]
    [InlineData("""{"event":"delivered","response":"250 OK"}""", MailEvent.Delivered, false)]
    [InlineData("""{"event":"bounce","reason":"500 unknown recipient","status":"5.0.0","type":"bounce"}""", MailEvent.Bounced, true)]
    [InlineData("""{"event":"bounce","reason":"500 unknown recipient","status":"5.0.0","type":"blocked"}""", MailEvent.Blocked, false)]
    [InlineData("""{"event":"dropped","reason":"Bounced Address","status":"5.0.0"}""", MailEvent.Dropped, true)]
    [InlineData("""{"event":"dropped","reason":"Spam Content"}""", MailEvent.Dropped, false)]
    [InlineData("""{"event":"spamreport"}""", MailEvent.SpamReported, false)]
    [InlineData("""{"event":"unsubscribe"}""", MailEvent.Unsubscribed, false)]
    [InlineData("""{"event":"group_unsubscribe","asm_group_id":10}""", MailEvent.Unsubscribed, false)]
    public void Read_EventOfTheDocumentation_IsUnderstood(string json, MailEvent expected, bool refusesAddress)
    {
        MailReport report = Assert.Single(Read($"[{With(json)}]"));

        Assert.Equal((expected, refusesAddress, "K7M4PX9TWE-LostReportRevoked"), (report.Event, report.RefusesAddress, report.MailId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1513299569), report.At);
    }

    [Theory]
    [InlineData("""[{"event":"open","mail_key":"K7M4PX9TWE-LostReportRevoked","timestamp":1}]""")]
    [InlineData("""[{"event":"delivered","sg_event_id":"x","timestamp":1}]""")]
    [InlineData("""[{"event":7,"mail_key":"K7M4PX9TWE-LostReportRevoked"}]""")]
    [InlineData("""[{"type":"account_status_change","status":"compliance_suspend"}]""")]
    [InlineData("[]")]
    public void Read_WhatIsNotAboutAMailOfOurs_IsLeftOut(string json) => Assert.Empty(Read(json));

    [Theory]
    [InlineData("", "1行目の1バイト目")]
    [InlineData("not json", "1行目の2バイト目")]
    [InlineData("[{},\n{]", "2行目の2バイト目")]
    [InlineData("{}", "$")]
    public void Read_Malformed_SaysWhere(string json, string where)
    {
        ProblemException error = Assert.Throws<ProblemException>(() => Read(json));

        Assert.Equal((400, where), (error.Problem.Status, error.Problem.Field));
    }

    [Theory]
    [InlineData("7", "not-an-object", null)]
    [InlineData("null", "not-an-object", null)]
    [InlineData("""{"event":"delivered","mail_key":"K7M4PX9TWE-LostReportRevoked"}""", "no-timestamp", "K7M4PX9TWE-LostReportRevoked")]
    [InlineData("""{"event":"delivered","mail_key":"a.doctor@example.jp","timestamp":"soon"}""", "no-timestamp", null)]
    [InlineData("""{"event":"delivered","mail_key":"k","timestamp":99999999999999}""", "no-timestamp", "k")]
    [InlineData("""{"event":"delivered","mail_key":"\ud800","timestamp":1}""", "no-text", null)]
    [InlineData("""{"event":"bounce","reason":"\udc00","mail_key":"k","timestamp":1}""", "no-text", "k")]
    [InlineData("""{"event":"delivered","\ud800":1,"mail_key":"k","timestamp":1}""", "no-text", "k")]
    public void Read_OneBrokenEvent_IsNamedAndCostsNoOther(string broken, string problem, string? mailId)
    {
        SendGridBatch batch = ReadAll(Encoding.UTF8.GetBytes($"[{With("""{"event":"processed"}""")},{broken},{With("""{"event":"delivered"}""")}]"));

        Assert.Equal([MailEvent.Processed, MailEvent.Delivered], batch.Reports.Select(report => report.Event));
        Assert.Equal(new(1, problem) { MailId = mailId }, Assert.Single(batch.Unreadable));
    }

    [Theory]
    [InlineData("mail_key")]
    [InlineData("sg_event_id")]
    [InlineData("reason")]
    public void Read_BytesThatAreNoText_AreNamedAndCostNoOther(string member)
    {
        byte[] good = Encoding.UTF8.GetBytes(With("""{"event":"delivered"}"""));
        byte[] start = Encoding.UTF8.GetBytes($$"""{"event":"bounce","timestamp":1,"{{member}}":"k""");

        SendGridBatch batch = ReadAll([(byte)'[', .. start, 0xFF, 0xC3, (byte)'"', (byte)'}', (byte)',', .. good, (byte)']']);

        Assert.Equal(MailEvent.Delivered, Assert.Single(batch.Reports).Event);
        Assert.Equal(new(0, "no-text"), Assert.Single(batch.Unreadable));
    }

    [Fact]
    public void Read_SameEventTwice_HasOneId()
    {
        IReadOnlyList<MailReport> reports = Read($"[{With("""{"event":"processed"}""")},{With("""{"event":"processed"}""")},{With("""{"event":"processed"}""", "other")}]");

        Assert.Equal(reports[0].ReportId, reports[1].ReportId);
        Assert.NotEqual(reports[0].ReportId, reports[2].ReportId);
    }

    [Fact]
    public void Read_LongReasonWithControlCharacters_IsKeptShortAndPlain()
    {
        MailReport report = Assert.Single(Read($"[{With($$"""{"event":"bounce","reason":"550 no\r\nsuch\u0000 user {{new string('x', 5000)}}","status":"not a code"}""")}]"));

        Assert.Equal(1000, report.Words!.Length);
        Assert.DoesNotContain(report.Words, char.IsControl);
        Assert.Null(report.Status);
    }

    [Fact]
    public void Read_ReasonThatTurnsTheWritingRound_IsKeptWithoutThat()
    {
        MailReport report = Assert.Single(Read($"[{With("""{"event":"bounce","reason":"550 no\u202e such\u2066 user"}""")}]"));

        Assert.Equal("550 no such user", report.Words);
    }

    [Fact]
    public void Read_ReasonCutInTheMiddleOfACharacter_IsWholeText()
    {
        MailReport report = Assert.Single(Read($"[{With($$"""{"event":"bounce","reason":"{{new string('x', 999)}}𠮷"}""")}]"));

        Assert.Equal(new string('x', 999), report.Words);
    }

    static string With(string json, string id = "rbtnWrG1DVDGGGFHFyun0A==") =>
        $$"""{"email":"example@test.com","timestamp":1513299569,"sg_event_id":"{{id}}","mail_key":"K7M4PX9TWE-LostReportRevoked",{{json[1..]}}""";

    static IReadOnlyList<MailReport> Read(string json)
    {
        SendGridBatch batch = ReadAll(Encoding.UTF8.GetBytes(json));
        Assert.Empty(batch.Unreadable);
        return batch.Reports;
    }

    static SendGridBatch ReadAll(byte[] body) => SendGridReports.Read(body);
}
