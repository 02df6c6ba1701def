namespace HpkiFunctions.OpenApi;

/// <summary>Describes an API operation for <c>/openapi.json</c>; an HTTP function under <c>/api</c>, <c>/pki</c> or <c>/webhooks</c> without it fails a test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    /// <summary>The type of the JSON body it takes; null when it takes none or bytes.</summary>
    public Type? Body { get; init; }

    /// <summary>The media type of the body when it is not JSON.</summary>
    public string? BodyMediaType { get; init; }

    /// <summary>The type of the JSON answer; null when the answer is bytes or empty.</summary>
    public Type? Answer { get; init; }

    /// <summary>The media type of the answer when it is not JSON.</summary>
    public string? AnswerMediaType { get; init; }

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Whether it lists a page at a time (<see cref="Http.ListPage"/>).</summary>
    public bool Paged { get; init; }

    /// <summary>Whether the header <c>Idempotency-Key</c> is required.</summary>
    public bool Idempotent { get; init; }
}
