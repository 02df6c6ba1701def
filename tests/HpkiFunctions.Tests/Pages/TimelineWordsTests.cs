using System.Text.RegularExpressions;
using Hpki.Console;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using HpkiFunctions.Pages;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Pages;

public sealed partial class TimelineWordsTests
{
    static readonly Dictionary<string, string> EveryFact = new()
    {
        ["cardSerial"] = "MD00000001",
        ["proof"] = "failed",
        ["method"] = "RegisterFacts",
        ["matched"] = "BirthDate",
        ["mismatched"] = "JmaMemberId PhoneLastFour",
        ["reason"] = "Theft",
        ["cause"] = "NotYetVisible",
        ["outcome"] = "Confirmed",
        ["signingCrlNumber"] = "12",
        ["authenticationCrlNumber"] = "34",
        ["milliseconds"] = "5678",
        ["cardState"] = "Revoked",
        ["officeHours"] = "false",
        ["calledBack"] = "other-number",
        ["taskId"] = "t1",
        ["mailId"] = "m1",
        ["documentId"] = "d1",
        ["linkedRequestId"] = "K7M4PX9TWE",
        ["answer"] = "Yes",
        ["instanceId"] = "lostreport-K7M4PX9TWE-1",
        ["signal"] = "TaskCompleted",
        ["referenceId"] = "t1",
        ["alert"] = "CallerProofOverdue",
        ["word"] = "wrong",
        ["page"] = "3",
        ["pageSha256"] = new string('0', 64),
        ["from"] = "Other",
        ["to"] = "ResidenceRecord",
        ["round"] = "1",
        ["deficient"] = "Form Photo",
        ["yen"] = "5500",
        ["verdict"] = "Under",
        ["paidOn"] = "2026-12-01",
        ["cardOrderId"] = "k1",
        ["attempt"] = "2",
        ["member"] = "yes",
        ["newCardSerial"] = "MD00000002",
        ["state"] = "Waiting",
        ["fileId"] = "b1",
        ["fault"] = "ChecksumWrong",
        ["expiresOn"] = "2031-11-23",
        ["delivery"] = "1",
        ["deliveryMethod"] = "HandOver",
        ["tracking"] = "123456789012",
        ["changed"] = "Residence Mail",
        ["approver1"] = "s-approver",
        ["approver2"] = "s-approver-2",
    };

    [Fact]
    public void Of_EveryCodeThatTheSourceRecords_HasWords()
    {
        string[] codes =
        [
            .. new[] { "src/HpkiFunctions", "src/Hpki.Registry" }
                .SelectMany(folder => Directory.GetFiles(RepositoryFiles.PathOf(folder), "*.cs", SearchOption.AllDirectories))
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.EndsWith("TimelineWords.cs", StringComparison.Ordinal))
                .SelectMany(file => Code().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["code"].Value)
                .Distinct(),
        ];

        Assert.Contains("lost-report.call", codes);
        Assert.Contains("mail.unknown", codes);
        Assert.Contains("letter.posted", codes);
        Assert.Contains("flow.terminated", codes);
        Assert.Contains("papers.examined", codes);
        Assert.Contains("payment.entered", codes);
        Assert.All(codes, code => Assert.NotEqual(code, TimelineWords.Of(Event(code))));
    }

    [Theory]
    [InlineData("lost-report.call", "電話による紛失の届出を受付(執務時間外)。本人確認: 確認できず(失効用合言葉: 不一致 / 一致: 生年月日 / 不一致: 日医会員ID、登録電話番号の下4桁 / 折返し: 登録と異なる番号)")]
    [InlineData("revocation.confirmed", "公表された失効リストで、すべての証明書の掲載を確認(署名用 第12号、認証用 第34号、指示から 5,678 ミリ秒)")]
    [InlineData("task.completed", "届書の確認: 登録内容と一致")]
    [InlineData("papers.examined", "書類審査(1回目): 不足・不備あり(申請書・届書、写真)")]
    [InlineData("payment.entered", "入金を記録(5,500円、入金日 2026-12-01、不足)")]
    [InlineData("pin-unblock.received", "PIN閉塞解除申請を書面で受付")]
    [InlineData("discontinuation.withdrawn", "利用中止届の取下げ")]
    [InlineData("document.kind-changed", "書類の種類を「その他の書類」から「住民票」に変更(理由は付記)")]
    [InlineData("something.new", "something.new")]
    public void Of_Event_SaysWhatHappened(string code, string expected) => Assert.Equal(expected, TimelineWords.Of(Event(code)));

    [Fact]
    public void EveryKind_OfTaskAndMail_HasWords()
    {
        Assert.All(Enum.GetValues<TaskKind>(), kind => Assert.NotEmpty(TaskReasons.Of(kind)));
        Assert.All(Enum.GetValues<StatusMailKind>(), kind => Assert.NotEmpty(kind.Title()));
    }

    static TimelineEvent Event(string code) => new()
    {
        Sequence = 1,
        At = DateTimeOffset.UnixEpoch,
        ActorKind = ActorKind.System,
        ActorId = "system",
        Type = code,
        Facts = new Dictionary<string, string>(EveryFact)
        {
            ["reason"] = code.StartsWith("letter.", StringComparison.Ordinal) ? "Overtaken" : "Theft",
            ["kind"] = code.Split('.')[0] switch { "mail" or "letter" => "LostReportRevoked", "document" => "ReissuePapers", _ => "CheckForm" },
        },
        PreviousHash = "",
        Hash = "",
    };

    // The codes of the timeline, wherever they stand as a literal.
    [GeneratedRegex(@"""(?<code>(holder|card|proof|papers|licence|fee|payment|request|review|duty|lost-report|reissue|second-certificate|revocation|task|document|mail|letter|detail|flow|pin)\.[a-z-]+)""")]
    private static partial Regex Code();
}
