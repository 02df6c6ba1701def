using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Hpki.Registry.Scans;

/// <summary>
/// Uploads whose parts come to this process in their order, each once, as they do from a browser: how many parts there are and what their
/// hash is is then known at the end, without asking the storage for a list and without reading the file back. Any other upload is forgotten
/// here and looked at there.
/// </summary>
sealed class UploadsUnderWay
{
    const int Remembered = 200;

    readonly ConcurrentDictionary<string, Upload> uploads = new();

    /// <summary>A file was announced that nobody announced before.</summary>
    public void Begin(string scanId)
    {
        if (uploads.Count >= Remembered)
        {
            foreach (string other in uploads.Keys)
            {
                Forget(other);
            }
        }

        uploads[scanId] = new();
    }

    /// <summary>A part is stored.</summary>
    public void Add(string scanId, int number, ReadOnlySpan<byte> part)
    {
        if (uploads.TryGetValue(scanId, out Upload? upload) && !upload.TryAdd(number, part))
        {
            Forget(scanId);
        }
    }

    /// <summary>Ends the upload; what was known of it is good for one question.</summary>
    /// <returns>Null when its parts did not come in order, or not here.</returns>
    public (int Parts, long Size, string Sha256)? End(string scanId) => uploads.TryRemove(scanId, out Upload? upload) ? upload.End() : null;

    void Forget(string scanId)
    {
        if (uploads.TryRemove(scanId, out Upload? upload))
        {
            upload.End();
        }
    }

    sealed class Upload
    {
        readonly Lock gate = new();
        readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int parts;
        long size;
        bool isOver;

        public bool TryAdd(int number, ReadOnlySpan<byte> part)
        {
            lock (gate)
            {
                if (isOver || number != parts + 1)
                {
                    return false;
                }

                hash.AppendData(part);
                (parts, size) = (number, size + part.Length);
                return true;
            }
        }

        public (int Parts, long Size, string Sha256)? End()
        {
            lock (gate)
            {
                if (isOver)
                {
                    return null;
                }

                isOver = true;
                using (hash)
                {
                    return (parts, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
                }
            }
        }
    }
}
