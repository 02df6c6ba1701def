namespace Hpki.LocalHost.Demo;

/// <summary>Runs the demonstration on a local host of its own.</summary>
static class DemoProgram
{
    static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <returns>The exit code: 0 only when every step was verified.</returns>
    public static async Task<int> RunAsync(LocalHostOptions options, string outputFolder, TextWriter terminal, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        var progress = new DemoProgress(terminal, LostCardDemo.Steps + 1);
        try
        {
            await PlayAsync(options, outputFolder, progress, limit.Token);
        }
        catch (DemoFailedException exception)
        {
            return await FailAsync(terminal, exception.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return await FailAsync(terminal, cancellationToken.IsCancellationRequested ? "It was stopped." : $"It took longer than {TimeLimit.TotalMinutes} minutes.");
        }
        await terminal.WriteLineAsync($"Every step was verified. Results: {outputFolder}");
        return 0;
    }

    static async Task PlayAsync(LocalHostOptions options, string outputFolder, DemoProgress progress, CancellationToken cancellationToken)
    {
        await using LocalHostApplication host = await progress.StepAsync(
            "start", "The local host starts", () => LocalHostApplication.StartAsync(options, cancellationToken));
        using var demo = new LostCardDemo(host, new DemoOutput(outputFolder), progress);
        await demo.PlayAsync(cancellationToken);
    }

    static async Task<int> FailAsync(TextWriter terminal, string why)
    {
        await terminal.WriteLineAsync();
        await terminal.WriteLineAsync($"The demonstration failed. {why}");
        return 1;
    }
}
