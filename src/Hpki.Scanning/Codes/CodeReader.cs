using System.Collections.Concurrent;
using Hpki.Procedures.Forms;
using Hpki.Scanning.Forms;
using Hpki.Scanning.Rendering;
using Microsoft.ClearScript;

namespace Hpki.Scanning.Codes;

/// <summary>Finds QR codes on a page; a few engines shared by all files.</summary>
sealed class CodeReader : IDisposable
{
    // A noisy or badly printed code is often found once the picture is softened; measured on a synthetic corpus of bad copies.
    static readonly double[] Softenings = [0.8, 1.5, 2.5];

    readonly ConcurrentBag<CodeEngine> idle = [];

    /// <param name="image">The page.</param>
    /// <param name="marked">Asked only when no code of ours was found at once: where the page's registration marks say that one must be.</param>
    /// <param name="cancellationToken">Looked at between the tries.</param>
    /// <returns>The codes; null when the engine could not search the picture.</returns>
    public async Task<IReadOnlyList<LocatedCode>?> ReadAsync(GrayImage image, Lazy<IReadOnlyList<MarkedPage>> marked, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var engine = idle.TryTake(out var waiting) ? waiting : await CodeEngine.StartAsync();
        try
        {
            var codes = await SearchAsync(engine, image, marked, cancellationToken);
            idle.Add(engine);
            return codes;
        }
        catch (ScriptEngineException)
        {
            engine.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            idle.Add(engine);
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var engine))
        {
            engine.Dispose();
        }
    }

    static async Task<IReadOnlyList<LocatedCode>> SearchAsync(
        CodeEngine engine, GrayImage image, Lazy<IReadOnlyList<MarkedPage>> marked, CancellationToken cancellationToken)
    {
        var codes = await engine.ReadAsync(image);
        if (codes.Any(IsOurs))
        {
            return codes;
        }

        foreach (var page in marked.Value)
        {
            if (await SearchCropAsync(engine, new CodeCrop(image, page.Placement.Transform, page.Frame.Code), cancellationToken) is { } ours)
            {
                return [.. codes, ours];
            }
        }

        foreach (var sigma in Softenings)
        {
            if (codes.Count > 0)
            {
                break;
            }

            cancellationToken.ThrowIfCancellationRequested();
            using var softened = Softening.Soften(image, sigma);
            codes = await engine.ReadAsync(softened);
        }

        return codes;
    }

    static async Task<LocatedCode?> SearchCropAsync(CodeEngine engine, CodeCrop crop, CancellationToken cancellationToken)
    {
        foreach (var variant in crop.Variants())
        {
            using (variant)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((await engine.ReadAsync(variant)).FirstOrDefault(IsOurs) is { } found)
                {
                    return crop.OnPage(found);
                }
            }
        }

        return null;
    }

    public static bool IsOurs(LocatedCode code) => FormCode.TryParse(code.Text, out _, out _);
}
