using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Guides;

/// <summary>
/// Slows down whoever sends forms by the dozen. Kept in memory by each instance, and forgotten all at once when too many addresses are
/// remembered: what is held together still stands then. Addresses are counted, never logged or stored.
/// </summary>
public sealed class GuideLimit(GuideOptions options, FrontOptions front, TimeProvider time)
{
    const int MostAddresses = 10_000;

    readonly Lock gate = new();
    readonly Dictionary<string, SlidingCount> counts = [];
    readonly SlidingCount together = new(options.Together, TimeSpan.FromMinutes(options.WindowMinutes));

    /// <summary>Counts a form.</summary>
    /// <exception cref="ProblemException">There were too many.</exception>
    public void Count(HttpRequest request)
    {
        string address = AddressOf(request);
        TimeSpan? full;
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (!counts.TryGetValue(address, out SlidingCount? count))
            {
                if (counts.Count >= MostAddresses)
                {
                    counts.Clear();
                }

                counts[address] = count = new(options.PerAddress, TimeSpan.FromMinutes(options.WindowMinutes));
            }

            full = count.FullForAt(now) ?? together.FullForAt(now);
            if (full is null)
            {
                count.Add(now);
                together.Add(now);
            }
        }

        if (full is { } wait)
        {
            throw new ProblemException(new(StatusCodes.Status429TooManyRequests, "too-many-forms", "ただいま混み合っています",
                string.Create(CultureInfo.InvariantCulture, $"短い時間に多くの用紙が作成されました。約{Math.Ceiling(wait.TotalMinutes):N0}分後に、もう一度お試しください。"))
            { RetryAfter = wait });
        }
    }

    // The front appends whom it saw to what the client may have written itself. One household has a whole /64 of IPv6.
    string AddressOf(HttpRequest request)
    {
        string? said = front.BehindAppService ? request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() : null;
        IPAddress? address = IPEndPoint.TryParse(said ?? "", out IPEndPoint? end) ? end.Address : request.HttpContext.Connection.RemoteIpAddress;
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address?.MapToIPv4().ToString() ?? "unknown";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
