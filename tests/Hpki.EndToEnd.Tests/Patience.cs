namespace Hpki.EndToEnd.Tests;

/// <summary>How long a test whose people never give up is waited for: many times what it takes, so that a standstill fails by name instead of holding up the whole run.</summary>
static class Patience
{
    public const int Milliseconds = 600_000;
}
