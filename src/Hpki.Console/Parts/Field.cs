using Microsoft.AspNetCore.Components;

namespace Hpki.Console.Parts;

/// <summary>What every form field has: a name, a label, a hint, and the message about what is wrong with it.</summary>
public abstract class Field : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>All errors of the form; the field picks its own.</summary>
    [Parameter]
    public IReadOnlyList<FieldError> Errors { get; set; } = [];

    /// <summary>Makes ids unique where a form occurs several times on a page.</summary>
    [Parameter]
    public string? Scope { get; set; }

    protected string Id => IdOf(Scope, Name);

    protected string? Error => Errors.FirstOrDefault(e => e.Field == Name)?.Message;

    protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };

    /// <summary>The id of a field's element, for links from the summary of errors.</summary>
    public static string IdOf(string? scope, string name) => scope is null ? name : $"{scope}-{name}";
}
