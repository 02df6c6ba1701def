namespace Hpki.LocalRuntime;

/// <summary>Which instances to list.</summary>
/// <param name="CreatedFrom">Accepted at this time or later.</param>
/// <param name="CreatedTo">Accepted at this time or earlier.</param>
/// <param name="Statuses">In one of these states; null or empty means all.</param>
/// <param name="TaskHubNames">Not offered by the local runtime, which has one hub (<see cref="NotSupportedException"/>).</param>
/// <param name="InstanceIdPrefix">Ids that start with this text, case-sensitive.</param>
/// <param name="PageSize">Instances a page, at least 1.</param>
/// <param name="FetchInputsAndOutputs">Whether inputs, outputs and custom status are read.</param>
/// <param name="ContinuationToken">Where an earlier page ended.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null, IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null, string? InstanceIdPrefix = null, int PageSize = 100, bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null);
