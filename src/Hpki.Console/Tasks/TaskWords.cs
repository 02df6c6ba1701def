using Hpki.Procedures.Requests;

namespace Hpki.Console.Tasks;

/// <summary>How a kind of task is put to the person who does it.</summary>
public sealed record TaskWords(string Instruction, string Confirm, string Refuse, string Confirmed, string Refused)
{
    public static TaskWords Of(TaskKind kind) => kind switch
    {
        TaskKind.ProveCaller => new(
            "登録内容の電話番号へ折り返し、紛失の事実をご本人に確認してください。失効は取り消せません。",
            "本人と確認し、失効する", "該当せず、一時停止を解除する", "本人と確認し失効", "該当せず一時停止を解除"),
        TaskKind.CheckForm => new(
            "届書の記載と署名を登録内容と照合してください。",
            "登録内容と一致", "不一致・疑義あり", "登録内容と一致", "不一致・疑義あり"),
        TaskKind.CallHolder => new(
            "ご本人に電話し、紛失届のご提出をお願いしてください。",
            "連絡した", "連絡がつかない", "連絡済", "連絡がつかず"),
        TaskKind.ReviewEmergency => new(
            "受付の記録と本人確認の方法を確かめ、緊急失効が適切であったかを記録してください。失効そのものは取り消せません。",
            "適切と認める", "適切と認めない", "適切", "適切と認めず"),
        TaskKind.NotifyByPost => new(
            "通知書を印刷し、住民票住所へ郵送してください。投函または取消を記録すると、このタスクは完了します。",
            "投函した", "投函できない", "投函済", "投函できず"),
        TaskKind.ReturnedLetter => new(
            "ご本人に電話し、住所をご確認ください。変更がある場合は、連絡先変更届のご提出をご案内してください。登録されていない住所へ送り直すことはできません。住所を確認できた場合は、このタスクを記録した後、通知書の画面から同じお知らせを送り直せます。",
            "連絡した", "連絡がつかない", "連絡済", "連絡がつかず"),
        TaskKind.CheckMailAddress => new(
            "登録されたメールアドレスが正しいかを、電話でご本人に確認してください。正しい場合は、送信サービスの配信停止リストから解除したうえで記録してください。アドレスが恒久的に使えないと判定された場合は、確認が済むまで、お知らせを郵送に切り替えています。受信箱の容量超過などの一時的な拒否の場合は、次のお知らせもメールで送ります。",
            "アドレスは正しい(メールを再開)", "使用しない(登録から削除)", "正しいことを確認し、メールを再開", "登録から削除し、郵送に切替え"),
        TaskKind.EndSecondCertificate => new(
            "HPKIセカンド電子証明書は、このシステムでは失効できません。発行元の運用窓口に失効を依頼し、完了を確かめてから記録してください。",
            "失効の手配が完了した", "失効できない・対象がない", "手配完了", "手配できず"),
        TaskKind.FlowStopped => new(
            "この申請の期限の管理とお知らせは、処理が止まったため、行われていません。「処理の状況」で原因を確かめ、もう一度始めてください。始めると、このタスクは完了します。手作業で最後まで進める場合は、その旨を記録してください。",
            "手作業で進める", "処理は不要", "手作業で進める", "処理は不要"),
        TaskKind.ExaminePapers => new(
            "届いた書類を1つずつ確認し、結果を記録してください。不足・不備があると、申請者に書類ごとの理由と直し方をお知らせします。",
            "すべて揃っている", "不足・不備がある", "書類が揃ったことを確認", "不足・不備あり"),
        TaskKind.CheckLicence => new(
            "氏名・生年月日・医籍登録番号により、医師の資格を厚生労働省に確認し、結果を記録してください。「資格を確認できない」を記録すると、この申請は終了します。",
            "資格を確認した", "資格を確認できない(申請を終了)", "資格を確認", "資格を確認できず"),
        TaskKind.DecideFee => new(
            "この申請の手数料は、料金表に定めがありません。額と根拠を記録してください。申請区分や会員種別に誤りがある場合は、書類審査に差し戻してください。",
            "額を決定する", "書類審査に差し戻す", "額を決定", "差戻し"),
        TaskKind.ApproveRequest => new(
            "審査・資格確認・手数料の記録を確かめ、承認するか差し戻すかを決めてください。承認すると、新しい資格証の発注が記録されます。この申請の受付・審査などに関わった担当者は承認できません。",
            "承認する", "書類審査に差し戻す", "承認", "差戻し"),
        TaskKind.RefundPayment => new(
            "払い込まれた金額のうち、お預かりする理由のないものを、払込人に返金してください。返金先はご本人に電話で確認し、返金を終えてから記録してください。",
            "返金した", "返金できない", "返金済", "返金できず"),
        TaskKind.ClarifyPayment => new(
            "入金額が手数料に足りません。ご本人に連絡し、不足額のお払込みをご案内してください。不足額の入金を記録すると、このタスクは終了します。",
            "連絡した", "連絡がつかない", "連絡済", "連絡がつかず"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of task has no words yet; add them."),
    };

    public string Of(TaskOutcome outcome) => outcome switch
    {
        TaskOutcome.Confirmed => Confirmed,
        TaskOutcome.Refused => Refused,
        TaskOutcome.Obsolete => "対応不要",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "This outcome has no words yet; add them."),
    };
}
