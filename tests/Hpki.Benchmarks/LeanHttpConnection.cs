using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Hpki.Benchmarks;

/// <summary>One kept-alive HTTP/1.1 connection that reads no more of an answer than it must, so that the client takes little of the machine it measures.</summary>
sealed class LeanHttpConnection : IDisposable
{
    readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly string host;
    readonly byte[] buffer = new byte[256 * 1024];

    LeanHttpConnection(Uri address) => host = address.Authority;

    public static async Task<LeanHttpConnection> OpenAsync(Uri address)
    {
        LeanHttpConnection connection = new(address);
        await connection.socket.ConnectAsync("127.0.0.1", address.Port);
        return connection;
    }

    public async Task<Answer> GetAsync(string path, string headers)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n"));
        int have = 0;
        int end;
        while ((end = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8)) < 0)
        {
            have += await ReceiveAsync(buffer.AsMemory(have));
        }

        string[] lines = Encoding.ASCII.GetString(buffer, 0, end).Split("\r\n");
        int status = int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture);
        long length = status == 304 ? 0 : long.Parse(Value(lines, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        for (long left = length - (have - end - 4); left > 0;)
        {
            left -= await ReceiveAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
        }

        return new(status, Value(lines, "ETag"), length);
    }

    public void Dispose() => socket.Dispose();

    async ValueTask<int> ReceiveAsync(Memory<byte> into) => await socket.ReceiveAsync(into) is > 0 and var read
        ? read
        : throw new IOException("The server closed the connection.");

    static string? Value(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public readonly record struct Answer(int Status, string? Tag, long BodyBytes);
}
