using System.Text;

namespace Hpki.Procedures.Cards;

/// <summary>Writes <c>docs/card-life-cycle.md</c> from <see cref="CardLifeCycle"/>; a test holds the file to it.</summary>
public static class CardLifeCycleDocument
{
    /// <summary>The whole page as Markdown with a Mermaid state diagram and the table.</summary>
    public static string Markdown()
    {
        StringBuilder page = new();
        page.Append("# The life of a card\n\n")
            .Append("Generated from `CardLifeCycle` (`src/Hpki.Procedures/Cards`); do not edit by hand.\n")
            .Append("Whatever is not a line of this table is refused with `IllegalCardTransitionException`.\n\n")
            .Append("```mermaid\nstateDiagram-v2\n    [*] --> Ordered\n");
        foreach (CardTransition t in CardLifeCycle.Transitions)
        {
            page.Append("    ").Append(t.From).Append(" --> ").Append(t.To).Append(": ").Append(t.Event).Append('\n');
        }

        page.Append("```\n\n| State | Japanese |\n|---|---|\n");
        foreach (CardState state in Enum.GetValues<CardState>())
        {
            page.Append("| ").Append(state).Append(" | ").Append(state.Title()).Append(" |\n");
        }

        page.Append("\n| In state | Event | becomes |\n|---|---|---|\n");
        foreach (CardTransition t in CardLifeCycle.Transitions)
        {
            page.Append("| ").Append(t.From).Append(" | ").Append(t.Event).Append(" | ").Append(t.To).Append(" |\n");
        }

        return page.ToString();
    }
}
