using Azure.Data.Tables;
using CsCheck;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Tests;

public sealed class TableLimitsTests
{
    [Fact]
    public void Check_HundredOperations_Passes() => TableLimits.Check(Actions(100));

    [Fact]
    public void Check_HundredAndOneOperations_Throws() =>
        Refused(StorageLimit.OperationsInTransaction, 101, 100, () => TableLimits.Check(Actions(101)));

    [Fact]
    public void Check_TwoPartitions_Throws() =>
        Refused(StorageLimit.PartitionsInTransaction, 2, 1, () => TableLimits.Check([Add(new("a", "1")), Add(new("b", "2"))]));

    [Fact]
    public void Check_SameRowTwice_Throws() =>
        Refused(StorageLimit.SameRowInTransaction, 2, 1, () => TableLimits.Check([Add(new("a", "1")), Add(new("a", "1"))]));

    [Fact]
    public void Check_PropertyOf64KiB_PassesAndOneCharacterMoreThrows()
    {
        TableLimits.Check(new TableEntity("a", "1") { ["Text"] = new string('x', 32 * 1024) });

        Refused(StorageLimit.PropertyBytes, 65_538, 65_536, () => TableLimits.Check(new TableEntity("a", "1") { ["Text"] = new string('x', 32 * 1024 + 1) }));
    }

    [Fact]
    public void Check_EntityOverOneMiB_Throws()
    {
        TableEntity row = new("a", "1");
        foreach (int i in Enumerable.Range(0, 16))
        {
            row[$"Text{i}"] = new string('x', 32 * 1024);
        }

        var refused = Assert.Throws<StorageLimitException>(() => TableLimits.Check(row));
        Assert.Equal((StorageLimit.EntityBytes, 1_048_576L), (refused.Limit, refused.Allowed));
    }

    [Fact]
    public void Check_BatchOverFourMiB_Throws()
    {
        TableTransactionAction[] actions = [.. Enumerable.Range(0, 30).Select(i => Add(new("a", $"{i}") { ["Text"] = new string('あ', 32 * 1024) }))];

        var refused = Assert.Throws<StorageLimitException>(() => TableLimits.Check(actions));
        Assert.Equal(StorageLimit.TransactionBytes, refused.Limit);
    }

    [Fact]
    public void Check_TooManyProperties_Throws()
    {
        TableEntity row = new("a", "1");
        foreach (int i in Enumerable.Range(0, 253))
        {
            row[$"C{i}"] = i;
        }

        Refused(StorageLimit.PropertyCount, 253, 252, () => TableLimits.Check(row));
    }

    [Fact]
    public void Check_KeyOver1KiB_Throws() =>
        Refused(StorageLimit.KeyBytes, 1026, 1024, () => TableLimits.Check(new TableEntity("a", new string('x', 513))));

    [Fact]
    public void CheckKey_AnyText_RefusesExactlyTheForbiddenCharacters() =>
        Gen.String.Where(text => text.Length <= 512).Sample(text =>
        {
            bool forbidden = text.Any(c => c is '/' or '\\' or '#' or '?' or (<= '\u001f') or (>= '\u007f' and <= '\u009f'));
            bool refused = false;
            try
            {
                TableLimits.CheckKey(text, "RowKey");
            }
            catch (StorageLimitException problem)
            {
                refused = problem.Limit == StorageLimit.KeyCharacter;
            }

            return refused == forbidden;
        });

    static void Refused(StorageLimit limit, long actual, long allowed, Action check)
    {
        var refused = Assert.Throws<StorageLimitException>(check);
        Assert.Equal((limit, actual, allowed), (refused.Limit, refused.Actual, refused.Allowed));
    }

    static TableTransactionAction[] Actions(int count) => [.. Enumerable.Range(0, count).Select(i => Add(new("a", $"{i}")))];

    static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
