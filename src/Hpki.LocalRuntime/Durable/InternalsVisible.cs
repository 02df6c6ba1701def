using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hpki.LocalRuntime.Tests")]
