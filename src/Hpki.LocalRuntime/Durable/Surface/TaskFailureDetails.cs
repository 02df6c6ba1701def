using Hpki.LocalRuntime.Durable;

namespace Hpki.LocalRuntime;

/// <summary>
/// What is known of a failure. Of a failed activity the official host keeps the message alone: the type reads "(unknown)" and
/// <see cref="IsCausedBy{T}"/> is false for every type. The local runtime does the same, so that no flow comes to rely on more.
/// </summary>
public record TaskFailureDetails(
    string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
{
    /// <summary>The details of an exception and its inner exceptions.</summary>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(
            OfficialTypeNames.Of(exception.GetType()), exception.Message, exception.StackTrace, InnerOf(exception), null);
    }

    /// <summary>Whether the failure's own type (not an inner one) is <typeparamref name="T"/> or derived from it.</summary>
    public bool IsCausedBy<T>()
        where T : Exception
        => IsCausedBy(typeof(T));

    /// <summary>Whether the failure's own type (not an inner one) is the given type or derived from it.</summary>
    /// <exception cref="ArgumentException">The type is no exception.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        return targetBaseExceptionType.IsAssignableFrom(OfficialTypeNames.Find(ErrorType));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    static TaskFailureDetails? InnerOf(Exception exception) => exception switch
    {
        TaskFailedException { FailureDetails: { } details } => details,
        { InnerException: { } inner } => FromException(inner),
        _ => null,
    };
}
