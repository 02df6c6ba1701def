using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conformance;

/// <summary>Plays one case on an engine of its own, in virtual time, and notes what was answered.</summary>
sealed class CaseRunner : IAsyncDisposable
{
    static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(60);

    readonly ConformanceCase _case;
    readonly CaseClock _time = new();
    readonly LocalDurableTaskEngine _engine;
    readonly DateTimeOffset _began;
    string _last = string.Empty;
    string _instance;

    public CaseRunner(ConformanceCase @case)
    {
        _case = @case;
        _instance = @case.InstanceId;
        _engine = new(CaseCatalog.Create(_time), new(), _time.Clock, NullLoggerFactory.Instance);
        _time.OnSleep = _engine.RecheckIdle;
        _began = _time.Clock.GetUtcNow();
        _time.SetUtcNow(_began + TimeSpan.FromMilliseconds(1));
    }

    DurableTaskClient Client => _engine.Client;

    /// <summary>Plays all steps.</summary>
    /// <returns>The result, in the shape of the case's expectation.</returns>
    public async Task<JsonNode> RunAsync(CancellationToken cancellationToken)
    {
        await _engine.StartAsync(cancellationToken);
        JsonArray steps = [];
        foreach (JsonElement step in _case.Steps)
        {
            steps.Add(await NoteAsync(() => PlayAsync(step, cancellationToken)));
        }

        JsonNode result = await NoteAsync(FinalAsync);
        result["steps"] = steps;
        return result;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    static async Task<JsonNode> NoteAsync(Func<Task<JsonNode>> action)
    {
        try
        {
            return await action();
        }
        catch (RpcException exception)
        {
            return new JsonObject
            {
                ["throws"] = exception.GetType().FullName,
                ["message"] = exception.Message,
                ["rpcStatus"] = exception.StatusCode.ToString(),
            };
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return new JsonObject { ["throws"] = exception.GetType().FullName, ["message"] = exception.Message };
        }
        catch (TimeoutException)
        {
            return new JsonObject { ["timedOut"] = true };
        }
    }

    async Task<JsonNode> FinalAsync()
        => await Client.GetInstanceAsync(_instance, getInputsAndOutputs: true) is { } metadata
            ? CaseResult.Final(metadata)
            : new JsonObject { ["instance"] = "none" };

    async Task<JsonNode> PlayAsync(JsonElement step, CancellationToken cancellationToken)
    {
        string id = step.Has("last") ? _last : step.Text("id") ?? _case.InstanceId;
        switch (step.Text("do"))
        {
            case "start" or "startAgain":
                return await StartAsync(step, id);
            case "raise":
                await Client.RaiseEventAsync(id, step.Text("event")!, step.Value("payload"), cancellationToken);
                break;
            case "suspend":
                await Client.SuspendInstanceAsync(id, step.Text("reason"), cancellationToken);
                break;
            case "resume":
                await Client.ResumeInstanceAsync(id, step.Text("reason"), cancellationToken);
                break;
            case "terminate":
                TerminateInstanceOptions options = new(step.Value("output"), step.Has("recursive"));
                await Client.TerminateInstanceAsync(id, options, cancellationToken);
                break;
            case "delay":
                await MoveClockAsync(_time.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(step.GetProperty("ms").GetInt32()), cancellationToken);
                break;
            case "wait":
                return CaseResult.Brief(await UntilAsync(
                    step, id, metadata => metadata.IsCompleted,
                    token => Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, token), cancellationToken));
            case "waitStart":
                return CaseResult.Brief(await UntilAsync(
                    step, id, metadata => metadata.RuntimeStatus != OrchestrationRuntimeStatus.Pending,
                    token => Client.WaitForInstanceStartAsync(id, getInputsAndOutputs: true, token), cancellationToken));
            case "waitCustomStatus":
                await UntilSeenAsync(step, id, metadata => metadata.SerializedCustomStatus == step.GetProperty("value").GetRawText(), cancellationToken);
                break;
            case "waitStatus":
                await UntilSeenAsync(step, id, metadata => metadata.RuntimeStatus.ToString() == step.Text("value"), cancellationToken);
                break;
            case "get":
                await SettleAsync(cancellationToken);
                bool withData = !step.TryGetProperty("withData", out JsonElement asked) || asked.GetBoolean();
                return await Client.GetInstanceAsync(id, withData, cancellationToken) is { } got ? CaseResult.Brief(got) : "none";
            case "output":
                await SettleAsync(cancellationToken);
                return await Client.GetInstanceAsync(id, true, cancellationToken) is { } whole ? CaseResult.Whole(whole) : "none";
            case "purge":
                PurgeResult purged = await Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(step.Has("recursive")), cancellationToken);
                return new JsonObject { ["purged"] = purged.PurgedInstanceCount };
            case "purgeFilter":
                PurgeResult all = await Client.PurgeAllInstancesAsync(new(_began, null, step.Statuses()), cancellationToken);
                return new JsonObject { ["purged"] = all.PurgedInstanceCount };
            case "query":
                return await QueryAsync(step);
            default:
                throw new NotSupportedException($"Unknown step {step}.");
        }

        return new JsonObject();
    }

    async Task<JsonNode> StartAsync(JsonElement step, string id)
    {
        object? input = step.TryGetProperty("input", out JsonElement given) ? given.OrNull() : _case.Input?.OrNull();
        string orchestrator = step.Text("orchestrator") ?? _case.Orchestrator;
        if (step.Text("orchestrator") is not null && !step.Has("input"))
        {
            input = null;
        }

        DateTimeOffset? startAt = step.TryGetProperty("startAtMs", out JsonElement milliseconds)
            ? _time.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(milliseconds.GetInt32())
            : null;
        StartOrchestrationOptions? options = step.Has("noId") ? null : new(id, startAt);
        _last = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options);
        if (step.Has("noId"))
        {
            _instance = _last;
            return new JsonObject { ["idShape"] = new string([.. _last.Select(c => char.IsAsciiHexDigitLower(c) ? 'h' : c)]) };
        }

        return id.Length == 0 ? new JsonObject { ["generatedId"] = _last.Length > 0 } : new JsonObject();
    }

    async Task<JsonNode> QueryAsync(JsonElement step)
    {
        OrchestrationQuery query = new(
            step.Has("createdFrom") ? _began : null, step.Has("createdTo") ? _began : null, step.Statuses(),
            InstanceIdPrefix: step.Text("prefix"), PageSize: step.TryGetProperty("pageSize", out JsonElement size) ? size.GetInt32() : 100);
        JsonArray pages = [];
        List<string> ids = [];
        await foreach (Page<OrchestrationMetadata> page in Client.GetAllInstancesAsync(query).AsPages())
        {
            pages.Add(page.Values.Count);
            ids.AddRange(page.Values.Select(metadata => metadata.InstanceId));
        }

        ids.Sort(StringComparer.Ordinal);
        return new JsonObject { ["pages"] = pages, ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };
    }

    Task UntilSeenAsync(JsonElement step, string id, Func<OrchestrationMetadata, bool> seen, CancellationToken cancellationToken)
        => UntilAsync(step, async () => await Client.GetInstanceAsync(id, true, cancellationToken) is { } metadata && seen(metadata), cancellationToken);

    /// <summary>Lets the clock run until an instance is as asked, and holds the client's own wait to it.</summary>
    async Task<OrchestrationMetadata> UntilAsync(
        JsonElement step, string id, Func<OrchestrationMetadata, bool> reached,
        Func<CancellationToken, Task<OrchestrationMetadata>> wait, CancellationToken cancellationToken)
    {
        using CancellationTokenSource gaveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<OrchestrationMetadata> waiting = wait(gaveUp.Token);
        try
        {
            await UntilSeenAsync(step, id, reached, cancellationToken);
        }
        catch (TimeoutException)
        {
            await gaveUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            throw;
        }

        return await waiting;
    }

    /// <summary>Moves the clock from one due time to the next until something is so, or the step's patience is over.</summary>
    async Task UntilAsync(JsonElement step, Func<Task<bool>> reached, CancellationToken cancellationToken)
    {
        TimeSpan patience = step.TryGetProperty("seconds", out JsonElement seconds) ? TimeSpan.FromSeconds(seconds.GetInt32()) : UsualPatience;
        DateTimeOffset deadline = _time.Clock.GetUtcNow() + patience;
        while (true)
        {
            await SettleAsync(cancellationToken);
            if (await reached())
            {
                return;
            }

            if (NextDue is not { } next || next > deadline)
            {
                _time.SetUtcNow(deadline);
                throw new TimeoutException();
            }

            _time.SetUtcNow(next);
        }
    }

    DateTimeOffset? NextDue => new[] { _engine.NextTimer, _time.NextWaking }.Min();

    async Task MoveClockAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        while (NextDue is { } next && next < target)
        {
            _time.SetUtcNow(next);
            await SettleAsync(cancellationToken);
        }

        _time.SetUtcNow(target);
        await SettleAsync(cancellationToken);
    }

    Task SettleAsync(CancellationToken cancellationToken) => _engine.WaitUntilIdleAsync(() => _time.Sleeping, cancellationToken);
}
