namespace Hpki.LocalRuntime.Durable.Storage;

enum StoredKind
{
    Nothing,
    Inbox,
    Activity,
    Timer,
}
