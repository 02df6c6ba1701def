namespace Hpki.Scanning.Rendering;

/// <summary>The bytes of a file, wherever they are: a long stack is read piece by piece and need not be in memory.</summary>
abstract class ScanContent
{
    public abstract int Length { get; }

    public static implicit operator ScanContent(ReadOnlyMemory<byte> bytes) => new InMemory(bytes);

    public static implicit operator ScanContent(byte[] bytes) => new InMemory(bytes);

    /// <param name="stream">Can seek, and is nobody else's until the file is read.</param>
    /// <param name="length">Not more than an array holds.</param>
    public static ScanContent Of(Stream stream, int length) => new Streamed(stream, length);

    /// <summary>A piece, which must lie inside.</summary>
    public abstract ReadOnlyMemory<byte> Slice(int at, int length);

    public abstract void Read(int at, Span<byte> target);

    /// <summary>A disk that fails says nothing about the file: it must not look like a damaged one.</summary>
    /// <exception cref="IOException">A piece could not be read.</exception>
    public virtual void ThrowIfFailed()
    {
    }

    sealed class InMemory(ReadOnlyMemory<byte> bytes) : ScanContent
    {
        public override int Length => bytes.Length;

        public override ReadOnlyMemory<byte> Slice(int at, int length) => bytes.Slice(at, length);

        public override void Read(int at, Span<byte> target) => bytes.Span.Slice(at, target.Length).CopyTo(target);
    }

    sealed class Streamed(Stream stream, int length) : ScanContent
    {
        Exception? failure;

        public override int Length => length;

        public override ReadOnlyMemory<byte> Slice(int at, int length)
        {
            var piece = new byte[length];
            Read(at, piece);
            return piece;
        }

        public override void Read(int at, Span<byte> target)
        {
            try
            {
                stream.Position = at;
                stream.ReadExactly(target);
            }
            catch (Exception problem)
            {
                failure ??= problem;
                throw;
            }
        }

        public override void ThrowIfFailed()
        {
            if (failure is not null)
            {
                throw new IOException("The file could not be read where it is stored.", failure);
            }
        }
    }
}
