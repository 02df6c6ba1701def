using System.Globalization;
using Hpki.LocalRuntime.CrashSubject;
using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Logging.Abstractions;

// The process that the durability tests kill.
//   work <database> <run> <kill>   plays the run's share of the mixed workload, to the end or until the store cannot be written (exit code
//                                  3), and kills itself: commit:<n> when the n-th transaction is on disk and nobody knows yet; micros:<n> at that
//                                  moment from the opening of the store on, wherever it then is; never
//   hold <database>                opens the store and keeps it until standard input ends
string database = args[1];
KillPlan kill = KillPlan.Parse(args.ElementAtOrDefault(3) ?? "never");
LocalDurableTaskOptions options = new() { DatabasePath = database, AfterCommit = kill.Committed };
const int Refused = 3;
kill.Start();
await using LocalDurableTaskEngine engine = new(Flows.Catalog(Journal.Say), options, TimeProvider.System, NullLoggerFactory.Instance);
await engine.StartAsync();
Journal.Say("open");
switch (args[0])
{
    case "work":
        return await WorkAsync();
    case "hold":
        await Console.In.ReadToEndAsync();
        return 0;
    default:
        throw new ArgumentException($"Unknown command {args[0]}.");
}

async Task<int> WorkAsync()
{
    try
    {
        await new Workload(engine.Client, database, int.Parse(args[2], CultureInfo.InvariantCulture)).PlayAsync();
        Journal.Say("done");
        return 0;
    }
    catch (StoreFailedException exception)
    {
        Journal.Say($"refused {exception.Message}");
        return Refused;
    }
}
