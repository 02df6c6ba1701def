namespace Hpki.LocalRuntime.Durable;

static class InstanceIds
{
    /// <exception cref="ArgumentException">The id is empty or reserved (conformance rule 32).</exception>
    public static void Check(string instanceId, string parameterName)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId, parameterName);
        if (instanceId.StartsWith('@'))
        {
            throw new ArgumentException(
                "Instance IDs starting with '@' are reserved for entities, and must not be used for orchestrations, "
                + "when entity support is enabled.",
                parameterName);
        }
    }
}
