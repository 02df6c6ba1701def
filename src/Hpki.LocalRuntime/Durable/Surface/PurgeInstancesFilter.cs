namespace Hpki.LocalRuntime;

/// <summary>
/// Which instances to purge. States that are not terminal are dropped from the list, and an empty list means all: a filter of
/// Running alone deletes everything in the time window, as the official host does (conformance rule 30).
/// </summary>
/// <param name="CreatedFrom">Accepted at this time or later.</param>
/// <param name="CreatedTo">Accepted at this time or earlier.</param>
/// <param name="Statuses">In one of these states.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null, IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);
