using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Brings a database to the schema of this version.</summary>
static class StoreUpgrade
{
    /// <exception cref="InvalidDataException">The database is of another version.</exception>
    public static void Run(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        int version = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        switch (version)
        {
            case 0:
                command.CommandText = $"BEGIN; {StoreSchema.Create} PRAGMA user_version = {StoreSchema.Version}; COMMIT;";
                command.ExecuteNonQuery();
                break;
            case StoreSchema.Version:
                break;
            default:
                throw new InvalidDataException(
                    $"The orchestration store has schema {version}, this program knows {StoreSchema.Version}. "
                    + "Use the program that wrote it.");
        }
    }
}
