using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Letters;
using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Correspondence.Mail.PaperRequests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hpki.Correspondence;

/// <summary>Registers what leaves the house: configuration sections <c>SendGrid</c> and <c>Center</c>.</summary>
public static class CorrespondenceServices
{
    public static IServiceCollection AddCorrespondence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SendGridMailOptions>().Bind(configuration.GetSection(SendGridMailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SendGridMailOptions>, SendGridMailOptionsCheck>();
        services.AddHttpClient(SendGridMailSender.HttpClientName, http => http.Timeout = TimeSpan.FromSeconds(30))
            // A mail holds personal data: it goes where the settings say and is not carried on to another address.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IMailSender, SendGridMailSender>();
        services.AddSingleton(CenterContact.FromConfiguration(configuration));
        services.AddSingleton(PaymentAccount.FromConfiguration(configuration));
        services.AddSingleton<LostReportMails>();
        services.AddSingleton<PaperRequestMails>();
        services.AddSingleton<LostReportForm>();
        services.AddSingleton<PaperForms>();
        services.AddSingleton<SortingSheets>();
        services.AddSingleton<LetterPrinter>();
        services.AddSingleton<PinLetterPrinter>();
        return services;
    }
}
