namespace Hpki.LocalRuntime.CrashSubject;

/// <summary>What the process tells the test, line by line: what it has said is known even when it is killed at once.</summary>
static class Journal
{
    static readonly Lock Gate = new();

    public static void Say(string line)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
