using System.Threading.Channels;

namespace Hpki.LocalHost.Mailbox;

/// <summary>How the mailbox behaves in SendGrid's place; people and tests change it while it runs.</summary>
public sealed class ProviderConduct(bool reportsDelivery)
{
    readonly Channel<CapturedMail> undelivered = Channel.CreateUnbounded<CapturedMail>();

    public ProviderAnswer Answer { get; set; }

    /// <summary>Whether every mail is reported delivered by itself.</summary>
    public bool ReportsDelivery { get; set; } = reportsDelivery;

    internal ChannelReader<CapturedMail> Undelivered => undelivered.Reader;

    internal void Took(CapturedMail mail)
    {
        if (ReportsDelivery)
        {
            undelivered.Writer.TryWrite(mail);
        }
    }
}
