namespace Hpki.Console.Tests.Samples;

/// <summary>A page with the model it is rendered with.</summary>
sealed record SamplePage(string Name, Type Component, object Model)
{
    public override string ToString() => Name;
}
