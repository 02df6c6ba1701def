namespace Hpki.Pki;

/// <summary>A setting of the certification authority is missing or wrong. The message names the setting and what it must look like.</summary>
public sealed class PkiConfigurationException(string setting, string problem) : Exception($"{setting}: {problem}")
{
    /// <summary>The setting's full name, e.g. <c>Pki:Signing:CrlAddress</c>.</summary>
    public string Setting { get; } = setting;
}
