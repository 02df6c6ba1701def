using System.Globalization;
using Hpki.Console;
using Hpki.Console.Tests.Browser;
using Hpki.Correspondence.Forms;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Scanning;
using Hpki.Scanning.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SkiaSharp;

namespace Hpki.EndToEnd.Tests;

/// <summary>A stack of two envelopes through the scanner, in a real browser: what a machine can know is done, and the rest is settled by keyboard alone.</summary>
public sealed class StackToRequestsTests(ChromiumFixture chromium, RunningProduct product) : IClassFixture<ChromiumFixture>, IClassFixture<RunningProduct>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Stack_OfTwoEnvelopes_IsFiledAndItsPapersAreSettledByKeyboard()
    {
        byte[] stack = await StackAsync();
        await using StaffBrowser examiner = await StaffBrowser.SignInAsync(chromium.Browser, product.Application.Address, DemoStaffDirectory.Examiner, ConsoleRoutes.Scans);
        IPage page = examiner.Page;
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };

        await page.Locator("#scan-files").SetInputFilesAsync(new FilePayload { Name = "封筒2通.pdf", MimeType = "application/pdf", Buffer = stack });
        await Assertions.Expect(page.Locator(".upload-done")).ToContainTextAsync("6 頁を読み取り、2 頁を申請に綴じました。2 頁が受付トレイで確認を待っています。", new() { Timeout = 120_000 });
        Request[] opened = [await OnlyRequestAsync(DemoDoctors.Taro), await OnlyRequestAsync(DemoDoctors.Hanako)];
        Assert.Equal([ProcedureKind.ContactChange, ProcedureKind.Renewal], opened.Select(request => request.Procedure));

        // From here on no mouse: the first document of the tray is opened by its link, and the keyboard does the rest.
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "書類を確認する" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await FileAsync(page, DocumentKind.ResidenceRecord);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("頁を申請に綴じました");
        await FileAsync(page, DocumentKind.PhysicianLicence);

        await Assertions.Expect(page.Locator("#tray")).ToContainTextAsync("受付トレイ 0");
        Assert.Equal([DocumentKind.ContactChangeNotice, DocumentKind.ResidenceRecord], await KindsAsync(DemoDoctors.Taro));
        Assert.Equal([DocumentKind.PhysicianLicence, DocumentKind.RenewalApplication], await KindsAsync(DemoDoctors.Hanako));
        Assert.Empty(complaints);
    }

    // The number of the envelope's request is filled in and has the focus; Tab goes to the kind, which is chosen by its first letters' arrow keys.
    static async Task FileAsync(IPage page, DocumentKind kind)
    {
        await Assertions.Expect(page.Locator("#requestNumber")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#requestNumber")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$"));
        await page.Keyboard.PressAsync("Tab");
        string wanted = kind.ToString();
        for (int i = 0; i < 30 && await page.Locator("#kind").InputValueAsync() != wanted; i++)
        {
            await page.Keyboard.PressAsync(i == 0 ? "Home" : "ArrowDown");
        }

        Assert.Equal(wanted, await page.Locator("#kind").InputValueAsync());
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
    }

    async Task<byte[]> StackAsync()
    {
        T Get<T>()
            where T : notnull => product.Application.Services.GetRequiredService<T>();

        byte[][] papers =
        [
            Get<SortingSheets>().Cover(DateTimeOffset.UnixEpoch), await FormAsync(FormKind.ContactChange, DemoDoctors.Taro), Paper("A"),
            Get<SortingSheets>().Cover(DateTimeOffset.UnixEpoch), await FormAsync(FormKind.Renewal, DemoDoctors.Hanako), Paper("B"),
        ];
        List<SKBitmap> pages = [];
        foreach (byte[] paper in papers)
        {
            ScanReading reading = await Get<ScanReader>().ReadAsync(paper, Stop);
            pages.AddRange(reading.Pages.Select(page => SKBitmap.Decode(page.ViewerImage)));
        }

        byte[] stack = TestPdfs.OfImages(pages);
        pages.ForEach(page => page.Dispose());
        return stack;
    }

    async Task<byte[]> FormAsync(FormKind kind, DemoDoctor doctor)
    {
        FormContent content = FormContents.Of(kind);
        Dictionary<string, string> entries = new()
        {
            ["holder.name"] = doctor.Name,
            ["holder.kana"] = $"{doctor.FamilyKana} {doctor.GivenKana}",
            ["birthDate.year"] = doctor.BirthDate.Year.ToString(CultureInfo.InvariantCulture),
            ["birthDate.month"] = doctor.BirthDate.Month.ToString(CultureInfo.InvariantCulture),
            ["birthDate.day"] = doctor.BirthDate.Day.ToString(CultureInfo.InvariantCulture),
            ["medicalRegistrationNumber"] = doctor.MedicalRegistrationNumber,
        };
        NewDraft draft = new()
        {
            SubmissionKey = $"end-to-end-{kind}",
            Form = content.Code,
            Version = FormLayouts.Current(kind).Version,
            Guide = content.Code,
            Entries = entries,
            DeleteOn = new(2099, 1, 1),
        };
        DraftReference reference = await product.Application.Services.GetRequiredService<DraftStore>().SaveAsync(draft, Stop);
        return product.Application.Services.GetRequiredService<PaperForms>().Print(
            new() { Kind = kind, Reference = reference.Text, Number = reference.ToString(), Entries = entries, PrintedAt = DateTimeOffset.UnixEpoch });
    }

    static byte[] Paper(string name)
    {
        using SKBitmap page = TestScans.Form(code: null);
        using (SKCanvas canvas = new(page))
        using (SKFont font = new(SKTypeface.Default, 200))
        using (SKPaint ink = new() { Color = SKColors.Black })
        {
            canvas.DrawText(name, 300, 1800, font, ink);
        }

        return TestPdfs.OfImages(page);
    }

    async Task<Request> OnlyRequestAsync(DemoDoctor doctor) => Assert.Single((await FileOfAsync(doctor)).Requests);

    async Task<DocumentKind[]> KindsAsync(DemoDoctor doctor) => [.. (await FileOfAsync(doctor)).Documents.Select(document => document.Kind).OrderBy(kind => kind.ToString(), StringComparer.Ordinal)];

    Task<HolderFile> FileOfAsync(DemoDoctor doctor) => product.Application.Services.GetRequiredService<HolderRegistry>().OpenAsync(doctor.HolderId, Stop);
}
