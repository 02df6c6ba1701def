using System.Net;
using System.Net.Sockets;

namespace Hpki.LocalHost;

static class LoopbackPort
{
    /// <summary>A port that nobody listens on. It must be known before the app is built: addresses in mails and certificates carry it.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
