using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hpki.LocalHost.Mailbox;

/// <summary>The captured mails, oldest first: one JSON file each in a folder, or in memory only. The oldest give way when there are too many.</summary>
public sealed class MailStore
{
    /// <summary>How many mails are kept.</summary>
    public const int Capacity = 2000;

    /// <summary>How captured mails are written: readable, for files and answers of type application/json, never inside HTML.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly Lock gate = new();
    readonly string? folder;
    ImmutableList<Entry> entries = [];
    long lastNumber;

    /// <param name="folder">Where the files are; null for memory only.</param>
    public MailStore(string? folder)
    {
        this.folder = folder;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            entries = [.. Directory.EnumerateFiles(folder, "*.json").Select(Load).OrderBy(entry => entry.Number)];
            lastNumber = entries.IsEmpty ? 0 : entries[^1].Number;
        }
    }

    /// <summary>All mails, oldest first.</summary>
    public IReadOnlyList<CapturedMail> All => [.. entries.Select(entry => entry.Mail)];

    public CapturedMail? Find(string id) => entries.FirstOrDefault(entry => entry.Mail.Id == id)?.Mail;

    public void Add(CapturedMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        lock (gate)
        {
            var entry = new Entry(++lastNumber, mail);
            Write(entry);
            entries = entries.Add(entry);
            while (entries.Count > Capacity)
            {
                Delete(entries[0]);
                entries = entries.RemoveAt(0);
            }
        }
    }

    /// <summary>Changes a mail that is kept; one that has given way is let go.</summary>
    public void Change(string id, Func<CapturedMail, CapturedMail> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
        {
            if (entries.FirstOrDefault(entry => entry.Mail.Id == id) is { } old)
            {
                Entry changed = old with { Mail = change(old.Mail) };
                Write(changed);
                entries = entries.Replace(old, changed);
            }
        }
    }

    void Write(Entry entry)
    {
        if (folder is null)
        {
            return;
        }
        string path = PathOf(entry);
        string draft = $"{path}.draft";
        File.WriteAllText(draft, JsonSerializer.Serialize(entry.Mail, Json));
        File.Move(draft, path, overwrite: true);
    }

    void Delete(Entry entry)
    {
        if (folder is not null)
        {
            File.Delete(PathOf(entry));
        }
    }

    string PathOf(Entry entry) => Path.Combine(folder!, $"{entry.Number:D8}.json");

    static Entry Load(string path)
    {
        CapturedMail mail = JsonSerializer.Deserialize<CapturedMail>(File.ReadAllText(path), Json)
            ?? throw new InvalidDataException($"{path} holds no mail.");
        return new Entry(long.Parse(Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture), mail);
    }

    sealed record Entry(long Number, CapturedMail Mail);
}
