namespace Hpki.LocalHost.Mailbox;

/// <summary>Reports captured mails delivered, a moment after they came, as on most days.</summary>
sealed partial class AutomaticDelivery(ProviderConduct conduct, ProviderReports reports, TimeProvider clock, ILogger<AutomaticDelivery> logger) : BackgroundService
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (CapturedMail mail in conduct.Undelivered.ReadAllAsync(stoppingToken))
        {
            await Task.Delay(Moment, clock, stoppingToken);
            try
            {
                await reports.PlayAsync(mail, DeliveryStory.Deliver, stoppingToken);
            }
            catch (HttpRequestException error)
            {
                LogUnreported(mail.Id, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mail {MessageId} could not be reported delivered; its page can report it.")]
    partial void LogUnreported(string messageId, Exception error);
}
