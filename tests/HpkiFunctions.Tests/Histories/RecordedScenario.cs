namespace HpkiFunctions.Tests.Histories;

/// <summary>A branch of a procedure, played once to record the history of its orchestrator.</summary>
/// <param name="Orchestrator">Whose history is recorded.</param>
/// <param name="Branch">Name of the file.</param>
/// <param name="Play">What happens.</param>
public sealed record RecordedScenario(string Orchestrator, string Branch, Func<Story, Task> Play)
{
    /// <summary>Settings of the app in which this branch differs.</summary>
    public IReadOnlyList<(string Key, string? Value)> Settings { get; init; } = [];

    public static IReadOnlyList<RecordedScenario> All { get; } =
        [.. LostReportScenarios.All, .. EmergencyRevocationScenarios.All, .. EmergencyReviewScenarios.All, .. ScanIntakeScenarios.All, .. ReissueScenarios.All, .. RenewalReminderScenarios.All,
            .. RenewalScenarios.All, .. ContactChangeScenarios.All, .. DiscontinuationScenarios.All, .. PinUnblockScenarios.All, .. PinDisclosureScenarios.All];

    /// <summary>Plays the branch.</summary>
    /// <returns>The histories by file name, without the folder; a branch with a late paper has a second generation's too.</returns>
    public async Task<IReadOnlyDictionary<string, string>> RecordAsync()
    {
        await using Story story = await Story.BeginAsync(Settings);
        await Play(story);
        return story.HistoriesOf(Orchestrator, Branch);
    }

    public override string ToString() => $"{Orchestrator}/{Branch}";
}
