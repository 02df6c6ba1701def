namespace Hpki.LocalHost.Seeding;

/// <summary>The doctors of the demonstration. All are invented: 見本, 架空, 例示 and 仮名 are Japanese for specimen, fictitious, example and alias.</summary>
public static class DemoDoctors
{
    public static DemoDoctor Taro { get; } = new()
    {
        FamilyName = "見本",
        GivenName = "太郎",
        FamilyKana = "ミホン",
        GivenKana = "タロウ",
        RomajiName = "MIHON TARO",
        BirthDate = new DateOnly(1970, 1, 1),
        MedicalRegistrationNumber = "9000001",
        JmaMemberId = "9999000001",
        CardSerial = "MIHON0000001",
        MailAddress = "taro.mihon@example.jp",
        PhoneNumber = "03-0000-0001",
        PostalCode = "0000001",
        Address = "東京都見本区見本町1-1-1",
        RevocationWord = "さくらもち",
    };

    public static DemoDoctor Hanako { get; } = new()
    {
        FamilyName = "見本",
        GivenName = "花子",
        FamilyKana = "ミホン",
        GivenKana = "ハナコ",
        RomajiName = "MIHON HANAKO",
        BirthDate = new DateOnly(1975, 2, 2),
        MedicalRegistrationNumber = "9000002",
        JmaMemberId = "9999000002",
        CardSerial = "MIHON0000002",
        MailAddress = "hanako.mihon@example.jp",
        PhoneNumber = "03-0000-0002",
        PostalCode = "0000002",
        Address = "東京都見本区見本町2-2-2",
        RevocationWord = "かしわもち",
    };

    public static DemoDoctor Ichiro { get; } = new()
    {
        FamilyName = "架空",
        GivenName = "一郎",
        FamilyKana = "カクウ",
        GivenKana = "イチロウ",
        RomajiName = "KAKU ICHIRO",
        BirthDate = new DateOnly(1980, 3, 3),
        MedicalRegistrationNumber = "9000003",
        JmaMemberId = "9999000003",
        CardSerial = "MIHON0000003",
        MailAddress = "ichiro.kaku@example.jp",
        PhoneNumber = "03-0000-0003",
        PostalCode = "0000003",
        Address = "大阪府架空市架空町3-3-3",
        RevocationWord = "きなこもち",
    };

    /// <summary>No member of the association.</summary>
    public static DemoDoctor Sakura { get; } = new()
    {
        FamilyName = "例示",
        GivenName = "さくら",
        FamilyKana = "レイジ",
        GivenKana = "サクラ",
        RomajiName = "REIJI SAKURA",
        BirthDate = new DateOnly(1985, 4, 4),
        MedicalRegistrationNumber = "9000004",
        CardSerial = "MIHON0000004",
        MailAddress = "sakura.reiji@example.jp",
        PhoneNumber = "03-0000-0004",
        PostalCode = "0000004",
        Address = "北海道例示市例示町4-4-4",
        RevocationWord = "うぐいすもち",
    };

    /// <summary>Without a mail address: told by letter.</summary>
    public static DemoDoctor Jiro { get; } = new()
    {
        FamilyName = "仮名",
        GivenName = "次郎",
        FamilyKana = "カメイ",
        GivenKana = "ジロウ",
        RomajiName = "KAMEI JIRO",
        BirthDate = new DateOnly(1950, 5, 5),
        MedicalRegistrationNumber = "9000005",
        JmaMemberId = "9999000005",
        CardSerial = "MIHON0000005",
        PhoneNumber = "03-0000-0005",
        PostalCode = "0000005",
        Address = "福岡県仮名市仮名町5-5-5",
        RevocationWord = "わらびもち",
    };

    public static IReadOnlyList<DemoDoctor> All { get; } = [Taro, Hanako, Ichiro, Sakura, Jiro];
}
