using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpki.Console;
using Hpki.LocalHost.Identity;
using Hpki.Registry.Holders;
using Hpki.Registry.Timelines;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>Absurd texts in every text of every body and form: clear answers, a host that lives, and nothing unseen on the record.</summary>
[Collection(nameof(AttackHost))]
public sealed class HostileTextTests(AttackHost host)
{
    const string Here = "@here@";

    // What a body needs to get past its first checks.
    static readonly Dictionary<string, JsonNode> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cardSerial"] = AttackHost.Unreported.CardSerial,
        ["size"] = 1000,
        ["sha256"] = new string('a', 64),
    };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Bodies => [.. AppFunction.All.Where(function => function.Body is not null && function.IsStaff).Select(function => function.ToString())];

    public static TheoryData<string> Forms => [.. AppFunction.All.Where(function => function is { Method: "POST", IsPage: true, IsStaff: true, Name: not "SignOut" }).Select(function => function.ToString())];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_WithAHostileText_IsAnsweredInWords(string name)
    {
        AppFunction function = AppFunction.All.Single(function => function.ToString() == name);
        string address = function.AddressOn(host, (await host.ReportedFileAsync()).Holder.HolderId);
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        int sent = 0;
        foreach (string body in BodiesOf(function.Body!))
        {
            foreach ((string kind, string literal) in HostileTexts.OfJson)
            {
                StringContent content = new(body.Replace($"\"{Here}\"", literal, StringComparison.Ordinal), Encoding.UTF8, "application/json");

                HttpResponseMessage answer = await reception.SendAsync(new(function.Method), address, content, ("Idempotency-Key", $"attack-{Guid.NewGuid():N}"));

                await ClearAnswer.AssertAsync(answer, $"{name} with {kind}");
                sent++;
            }
        }

        Assert.True(sent > 0 || !HasText(function.Body!));
        await AssertNothingUnseenIsOnTheRecordAsync();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_WithAHostileText_IsAnsweredInWords(string name)
    {
        AppFunction function = AppFunction.All.Single(function => function.ToString() == name);
        string address = function.AddressOn(host, (await host.ReportedFileAsync()).Holder.HolderId);
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        foreach ((string kind, string text) in HostileTexts.OfForms)
        {
            foreach (string[] fields in HostileTexts.WorstOfForms.Contains(kind) ? [FieldNames(), .. FieldNames().Select(field => new[] { field })] : new[] { FieldNames() })
            {
                HttpResponseMessage answer = await reception.PostAsync(address, token,
                    [.. Defaults().Where(other => !fields.Contains(other.Name)), .. fields.Select(field => (field, fields.Length == 1 ? text : text[..Math.Min(text.Length, 3_000)]))]);

                await ClearAnswer.AssertAsync(answer, $"{name}, {string.Join(' ', fields)} with {kind}");
            }
        }

        await AssertNothingUnseenIsOnTheRecordAsync();
    }

    [Fact]
    public async Task Form_OfTenThousandFields_IsRefused()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));

        HttpResponseMessage answer = await reception.PostAsync(
            ConsoleRoutes.Search, token, [.. Enumerable.Range(0, 10_000).Select(number => ($"f{number}", "1"))]);

        await ClearAnswer.AssertAsync(answer, HttpStatusCode.BadRequest, "10,000 fields");
    }

    [Theory]
    [InlineData("""{"kind":"FullName","value":"a","value":"b"}""")]
    [InlineData("""{"kind":"FullName","value":"a","Value":"b"}""")]
    [InlineData("""{"kind":"FullName","value":"a","role":"Admin"}""")]
    [InlineData("""{"kind":6,"value":"a"}""")]
    [InlineData("""{"kind":"FullName","value":["a"]}""")]
    [InlineData("""{"kind":"FullName"}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{")]
    public async Task Body_ThatIsAmbiguousOrOfAnotherShape_IsRefused(string body)
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, "/api/holders/search", new StringContent(body, Encoding.UTF8, "application/json"));

        await ClearAnswer.AssertAsync(answer, HttpStatusCode.BadRequest, body);
    }

    async Task AssertNothingUnseenIsOnTheRecordAsync()
    {
        foreach (HolderFile file in new[] { await host.ReportedFileAsync(), await host.FileOfAsync(AttackHost.Unreported) })
        {
            IReadOnlyList<TimelineEntry> entries = await host.Get<Timeline>().ReadAsync(file.Holder.HolderId, cancellationToken: Stop);
            string record = string.Concat(entries.Select(entry => entry.Detail)) + JsonSerializer.Serialize(file.Tasks) + JsonSerializer.Serialize(file.Requests);
            Assert.DoesNotContain(record, character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));
            Assert.DoesNotContain(record, character => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
            Assert.True((await host.Get<Timeline>().VerifyAsync(file.Holder.HolderId, Stop)).IsWhole);
        }
    }

    // One body for each text in it, with a mark where the text is.
    static IEnumerable<string> BodiesOf(Type type) => TextsOf(type).Select(path => Sample(type, path, "").ToJsonString());

    static bool HasText(Type type) => TextsOf(type).Any();

    static IEnumerable<string> TextsOf(Type type, string prefix = "") => Members(type).SelectMany(member =>
        member.PropertyType == typeof(string) ? [$"{prefix}.{member.Name}"]
        : IsRecord(member.PropertyType) ? TextsOf(member.PropertyType, $"{prefix}.{member.Name}")
        : []);

    static JsonObject Sample(Type type, string hostile, string prefix)
    {
        JsonObject sample = [];
        foreach (PropertyInfo member in Members(type))
        {
            string path = $"{prefix}.{member.Name}";
            Type plain = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            JsonNode? value = path == hostile ? Here
                : Known.TryGetValue(member.Name, out JsonNode? known) ? known.DeepClone()
                : plain == typeof(string) ? null
                : plain.IsEnum ? Enum.GetNames(plain)[^1]
                : plain == typeof(bool) ? true
                : plain == typeof(int) || plain == typeof(long) ? 1
                : IsRecord(plain) && hostile.StartsWith(path, StringComparison.Ordinal) ? Sample(plain, hostile, path)
                : null;
            if (value is not null)
            {
                sample[JsonNamingPolicy.CamelCase.ConvertName(member.Name)] = value;
            }
            else if (member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            {
                sample[JsonNamingPolicy.CamelCase.ConvertName(member.Name)] = "x";
            }
        }

        return sample;
    }

    static PropertyInfo[] Members(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.Name != "EqualityContract" && member.CanWrite)];

    static bool IsRecord(Type type) => type.IsClass && type.Namespace?.StartsWith("Hpki", StringComparison.Ordinal) == true;

    static string[] FieldNames() =>
    [
        .. typeof(ConsoleRoutes).Assembly.GetTypes().Where(type => type.IsClass && type.IsAbstract && type.Name.EndsWith("Fields", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields()).Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!).Distinct(),
    ];

    (string Name, string Value)[] Defaults() =>
    [
        (FormFields.IdempotencyKey, $"attack-{Guid.NewGuid():N}"),
        (Hpki.Console.Calls.CallFields.Card, AttackHost.Unreported.CardSerial),
        (Hpki.Console.Calls.CallFields.Incident, "Loss"),
        (Hpki.Console.Calls.CallFields.SecondCertificate, "No"),
        (Hpki.Console.Calls.CallFields.Reissue, "No"),
        (Hpki.Console.Tasks.TaskFields.Outcome, "Refused"),
        (Hpki.Console.Tasks.TaskFields.Note, ""),
        (Hpki.Console.Scans.TrayFields.RequestNumber, host.RequestId),
    ];
}
