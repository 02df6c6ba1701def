namespace Hpki.Console.Tasks;

/// <summary>New contact data as they stand in the form: as sent, or as the holder typed them on the web. What is empty stays as it is.</summary>
public sealed record NewContactsEntry(string Mail = "", string Phone = "", string PostalCode = "", string Address = "", string Workplace = "")
{
    /// <summary>What the change means for what is under way, in Japanese sentences.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];
}
