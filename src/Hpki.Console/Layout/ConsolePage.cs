using Microsoft.AspNetCore.Components;

namespace Hpki.Console.Layout;

/// <summary>What every page is: a component with one parameter, its model. Rendered once on the server, never interactive.</summary>
public abstract class ConsolePage<TModel> : ComponentBase
    where TModel : notnull
{
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}
