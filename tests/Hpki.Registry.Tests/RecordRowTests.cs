using Azure.Data.Tables;
using CsCheck;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Tests;

public sealed class RecordRowTests
{
    [Fact]
    public void Read_AnyHolderWritten_IsTheSame()
    {
        Gen<string> text = Gen.String.Where(IsWellFormed);
        Gen<Holder> holders = Gen.Select(text, text.Null(), Gen.Date, Gen.DateTimeOffset, Gen.Bool, (name, maybe, day, time, flag) => TestData.CreateHolder("h-1") with
        {
            FamilyName = name,
            JmaMemberId = maybe,
            BirthDate = DateOnly.FromDateTime(day),
            RegisteredAt = time,
            IsJmaMember = flag,
        });

        holders.Sample(holder => RecordRow.Read<Holder>(RecordRow.Write("p", "r", holder)) == holder);
    }

    [Fact]
    public void Read_ColumnMissing_NamesTheRow()
    {
        TableEntity row = RecordRow.Write("p", "holder", TestData.CreateHolder());
        row.Remove("FamilyName");

        var problem = Assert.Throws<UnreadableRowException>(() => RecordRow.Read<Holder>(row));

        Assert.Contains("holder", problem.Message, StringComparison.Ordinal);
        Assert.Contains("FamilyName", problem.InnerException!.Message, StringComparison.Ordinal);
    }

    // A lone surrogate is no text; JSON cannot carry it.
    static bool IsWellFormed(string text) => !text.Any(char.IsSurrogate);
}
