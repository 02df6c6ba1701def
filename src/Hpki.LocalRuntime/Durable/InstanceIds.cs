namespace Hpki.LocalRuntime.Durable;

static class InstanceIds
{
    /// <summary>Longest id: what the official provider's tables take as a key.</summary>
    const int Longest = 512;

    /// <exception cref="ArgumentException">The id is empty, reserved (conformance rule 32) or too long.</exception>
    public static void Check(string instanceId, string parameterName)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId, parameterName);
        if (WhyRefused(instanceId, parameterName) is { } reserved)
        {
            throw reserved;
        }
    }

    /// <summary>The exception for a reserved or too long id; null for a good one.</summary>
    public static ArgumentException? WhyRefused(string instanceId, string parameterName)
    {
        if (instanceId.StartsWith('@'))
        {
            return new(
                "Instance IDs starting with '@' are reserved for entities, and must not be used for orchestrations, "
                + "when entity support is enabled.",
                parameterName);
        }

        return instanceId.Length > Longest
            ? new($"The instance id has {instanceId.Length} characters; at most {Longest} can be stored.", parameterName)
            : null;
    }
}
