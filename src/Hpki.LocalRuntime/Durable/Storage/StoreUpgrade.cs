using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Brings a database to the schema of this version; what is in it stays.</summary>
static class StoreUpgrade
{
    // The step at n leads from version n to version n + 1.
    static readonly string[] Steps = [StoreSchema.Create, StoreSchema.AddTraces, StoreSchema.IndexStatus];

    /// <exception cref="StoreVersionException">The database is of a later version.</exception>
    public static void Run(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        int version = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version is < 0 or > StoreSchema.Version)
        {
            throw new StoreVersionException(connection.DataSource, version, StoreSchema.Version);
        }

        if (version < StoreSchema.Version)
        {
            command.CommandText = $"BEGIN; {string.Concat(Steps[version..])} PRAGMA user_version = {StoreSchema.Version}; COMMIT;";
            command.ExecuteNonQuery();
        }
    }
}
