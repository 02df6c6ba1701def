using Hpki.LocalHost;
using Hpki.LocalHost.Audit;
using Hpki.LocalHost.Data;
using Hpki.LocalHost.Storage;

try
{
    var commandLine = CommandLine.Parse(args);
    if (commandLine.Help)
    {
        Console.WriteLine(CommandLine.Usage);
        return 0;
    }
    return commandLine.VerifyAudit ? await AuditProgram.RunAsync(commandLine, Console.Out, CancellationToken.None)
        : commandLine.Demo ? await LocalHostProgram.DemonstrateAsync(commandLine) : await LocalHostProgram.ServeAsync(commandLine);
}
catch (CommandLineException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}
catch (Exception exception) when (exception is AzuriteStartException or DataFolderInUseException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
