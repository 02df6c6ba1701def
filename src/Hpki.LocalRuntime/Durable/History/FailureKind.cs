namespace Hpki.LocalRuntime.Durable.History;

enum FailureKind
{
    Activity,
    Child,
    TerminatedChild,
}
