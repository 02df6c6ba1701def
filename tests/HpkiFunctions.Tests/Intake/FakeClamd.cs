using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HpkiFunctions.Tests.Intake;

/// <summary>A clamd that speaks the real protocol (clamd(8), INSTREAM with the z prefix) and answers as it is told.</summary>
sealed class FakeClamd : IAsyncDisposable
{
    readonly TcpListener listener;
    readonly TaskCompletionSource whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource stop = new();
    readonly Task serving;
    int asked;

    FakeClamd(int port)
    {
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it says after a whole file; null: nothing, it just holds the line.</summary>
    public string? Answer { get; set; } = "stream: OK";

    /// <summary>Larger files are cut off in the middle, as clamd does.</summary>
    public long StreamMaxLength { get; set; } = long.MaxValue;

    /// <summary>How many files it was asked about.</summary>
    public int Asked => asked;

    /// <summary>What it was last sent.</summary>
    public byte[] Received { get; private set; } = [];

    public static FakeClamd Start() => new(0);

    public static FakeClamd StartOn(int port) => new(port);

    /// <summary>Ends when it has been sent a whole file.</summary>
    public Task HasEverythingAsync(CancellationToken cancellationToken) => whole.Task.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
        {
            // Disposed, or the other side hung up.
        }
    }

    async Task TalkAsync(NetworkStream connection)
    {
        byte[] command = new byte[10];
        await connection.ReadExactlyAsync(command, stop.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        Interlocked.Increment(ref asked);
        using MemoryStream content = new();
        byte[] length = new byte[4];
        while (true)
        {
            await connection.ReadExactlyAsync(length, stop.Token);
            int size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0)
            {
                break;
            }

            byte[] chunk = new byte[size];
            await connection.ReadExactlyAsync(chunk, stop.Token);
            content.Write(chunk);
            if (content.Length > StreamMaxLength)
            {
                await SayAsync(connection, "INSTREAM size limit exceeded. ERROR");
                return;
            }
        }

        Received = content.ToArray();
        whole.TrySetResult();
        if (Answer is { } answer)
        {
            await SayAsync(connection, answer);
        }
        else
        {
            // Until the other side hangs up.
            await connection.CopyToAsync(Stream.Null, stop.Token);
        }
    }

    async Task SayAsync(NetworkStream connection, string words) => await connection.WriteAsync(Encoding.ASCII.GetBytes(words + "\0"), stop.Token);
}
