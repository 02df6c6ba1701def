using Hpki.LocalHost.Mailbox;

namespace Hpki.LocalHost.Tests.Mailbox;

public sealed class MailStoreTests
{
    [Fact]
    public void Add_OnDisk_IsThereAfterReopening()
    {
        using var folder = new TemporaryFolder();
        var store = new MailStore(folder.Path);
        store.Add(Mail("first"));
        store.Add(Mail("second"));

        var reopened = new MailStore(folder.Path);
        reopened.Add(Mail("third"));

        Assert.Equal(["first", "second", "third"], new MailStore(folder.Path).All.Select(mail => mail.Id));
        Assert.Equivalent(Mail("second"), reopened.Find("second"));
    }

    [Fact]
    public void Change_OnDisk_IsThereAfterReopening()
    {
        using var folder = new TemporaryFolder();
        var store = new MailStore(folder.Path);
        store.Add(Mail("first"));
        var report = new PlayedReport("delivered", new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), 200);

        store.Change("first", mail => mail with { Played = [report] });
        store.Change("gone", mail => throw new InvalidOperationException("There is no such mail."));

        Assert.Equal([report], new MailStore(folder.Path).Find("first")!.Played);
    }

    [Fact]
    public void Add_AboveCapacity_DropsTheOldest()
    {
        using var folder = new TemporaryFolder();
        var store = new MailStore(folder.Path);

        for (int i = 0; i <= MailStore.Capacity; i++)
        {
            store.Add(Mail($"{i}"));
        }

        Assert.Equal(MailStore.Capacity, store.All.Count);
        Assert.Null(store.Find("0"));
        Assert.Equal(MailStore.Capacity, Directory.GetFiles(folder.Path).Length);
    }

    static CapturedMail Mail(string id) => new()
    {
        Id = id,
        ReceivedAt = new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero),
        From = new MailAddressee("center@example.jp", "センター"),
        To = [new MailAddressee("mihon@example.jp", null)],
        Subject = "件名",
        Text = "本文",
        CustomArgs = new Dictionary<string, string> { ["mail_key"] = "key" },
    };
}
