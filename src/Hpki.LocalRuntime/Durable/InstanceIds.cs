namespace Hpki.LocalRuntime.Durable;

static class InstanceIds
{
    /// <summary>
    /// Longest id in UTF-16 code units: on Azure it is a key of Table storage, of 1 KiB at most. The official engine finds out when it
    /// stores it; the documentation asks for 100.
    /// </summary>
    const int Longest = 512;

    /// <exception cref="ArgumentException">
    /// The id is empty, reserved (conformance rule 32), too long or holds characters that no key can.
    /// </exception>
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

        if (instanceId.Length > Longest)
        {
            return new($"The instance id has {instanceId.Length} characters; at most {Longest} are allowed.", parameterName);
        }

        // A tab works on the official engine (case IdTab).
        for (int i = 0; i < instanceId.Length; i++)
        {
            if ((char.IsControl(instanceId[i]) && instanceId[i] != '\t') || IsUnpaired(instanceId, i))
            {
                return new(
                    $"The instance id has the character U+{(int)instanceId[i]:X4} at position {i}; "
                    + "control characters and halves of surrogate pairs are not allowed.",
                    parameterName);
            }
        }

        return null;
    }

    static bool IsUnpaired(string text, int index) => char.IsSurrogate(text[index])
        && !char.IsSurrogatePair(text, char.IsHighSurrogate(text[index]) ? index : Math.Max(index - 1, 0));
}
