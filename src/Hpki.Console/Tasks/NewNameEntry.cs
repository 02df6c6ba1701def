namespace Hpki.Console.Tasks;

/// <summary>A new name as it stands in the form: as entered before, or as the holder typed it on the web.</summary>
public sealed record NewNameEntry(string FamilyName = "", string GivenName = "", string FamilyKana = "", string GivenKana = "", string RomajiName = "");
