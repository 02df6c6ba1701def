using System.Collections.Concurrent;
using Hpki.Scanning.Rendering;
using Microsoft.ClearScript;

namespace Hpki.Scanning.Codes;

/// <summary>Finds QR codes on a page; a few engines shared by all files.</summary>
sealed class CodeReader : IDisposable
{
    // A noisy or badly printed code is often found once the picture is softened; measured on a synthetic corpus of bad copies.
    static readonly double[] Softenings = [0.8, 1.5, 2.5];

    readonly ConcurrentBag<CodeEngine> idle = [];

    /// <returns>The codes; null when the engine could not search the picture.</returns>
    public async Task<IReadOnlyList<FoundCode>?> ReadAsync(GrayImage image, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var engine = idle.TryTake(out var waiting) ? waiting : await CodeEngine.StartAsync();
        try
        {
            var codes = await engine.ReadAsync(image);
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
}
