using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Brings a database to the schema of this version.</summary>
static class StoreUpgrade
{
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
                throw new StoreVersionException(connection.DataSource, version, StoreSchema.Version);
        }
    }
}
