namespace HpkiFunctions.Flows;

/// <summary>
/// Looks into flows where the hosting can: the local runtime. In Azure nothing implements it; histories are seen in the Durable Functions monitor and
/// in Application Insights there.
/// </summary>
public interface IFlowInsight
{
    /// <summary>A flow's inside; null when there is no such flow.</summary>
    FlowInsight? Find(string instanceId);

    /// <summary>How many flows are parked, counted up to a bound.</summary>
    int CountParked(int most);
}
