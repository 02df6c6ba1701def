using System.Buffers.Binary;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>The frames of a write-ahead log as SQLite lays them out (https://www.sqlite.org/fileformat2.html#walformat).</summary>
static class WriteAheadLog
{
    const int Header = 32;
    const int FrameHeader = 24;

    /// <summary>Where each transaction ends in a log that has never been begun anew.</summary>
    public static IReadOnlyList<int> Ends(byte[] log)
    {
        int frame = FrameHeader + (int)BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(8));
        List<int> ends = [];
        for (int start = Header; start + frame <= log.Length; start += frame)
        {
            // A frame that ends a transaction tells the size of the database after it.
            if (BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(start + 4)) != 0)
            {
                ends.Add(start + frame);
            }
        }

        return ends;
    }
}
