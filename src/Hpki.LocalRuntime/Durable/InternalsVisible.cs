using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hpki.LocalRuntime.Tests")]
[assembly: InternalsVisibleTo("Hpki.LocalRuntime.CrashSubject")]
[assembly: InternalsVisibleTo("Hpki.LocalRuntime.Exploration.Tests")]
