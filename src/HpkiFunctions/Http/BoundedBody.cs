using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Http;

/// <summary>Reads a request's body up to a bound, whether its length was announced or not.</summary>
static class BoundedBody
{
    const int Step = 64 * 1024;

    /// <exception cref="ProblemException">It is longer; nothing beyond the bound was kept.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int most, Problem tooLarge, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            throw new ProblemException(tooLarge);
        }

        using MemoryStream body = new((int)(request.ContentLength ?? 0));
        byte[] buffer = new byte[Math.Min(Step, most + 1)];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > most)
            {
                throw new ProblemException(tooLarge);
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
