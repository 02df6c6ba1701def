using Hpki.Registry.Audit;

namespace Hpki.Registry.Tests.Audit;

public sealed class MerkleTreeTests
{
    // The leaves and roots of the reference implementation of Certificate Transparency (google/certificate-transparency, merkletree tests).
    static readonly byte[][] Leaves =
        [[], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], [.. Enumerable.Range(0x50, 8).Select(b => (byte)b)], [.. Enumerable.Range(0x60, 16).Select(b => (byte)b)]];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_OfTheReferenceLeaves_IsTheReferenceRoot(int count, string root)
    {
        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(Leaves.AsSpan(0, count))));
    }

    [Fact]
    public void Path_OfEveryLeafOfEverySize_LeadsToTheRoot()
    {
        for (int size = 1; size <= 33; size++)
        {
            byte[][] leaves = [.. Enumerable.Range(0, size).Select(i => new[] { (byte)i })];
            for (int i = 0; i < size; i++)
            {
                Assert.Equal(MerkleTree.Root(leaves), MerkleTree.RootOf(leaves[i], MerkleTree.Path(leaves, i)));
                Assert.NotEqual(MerkleTree.Root(leaves), MerkleTree.RootOf([99], MerkleTree.Path(leaves, i)));
            }
        }
    }
}
