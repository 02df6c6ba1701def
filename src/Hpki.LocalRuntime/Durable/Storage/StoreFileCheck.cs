using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Looks at a file before anything is written to it: is it a store, sound, and of this version?</summary>
static class StoreFileCheck
{
    const int SmallestPage = 512;

    /// <exception cref="StoreVersionException">It was written by another version of the program.</exception>
    /// <exception cref="StoreUnreadableException">It is no store, or damaged.</exception>
    public static void Run(string path)
    {
        FileInfo file = new(path);
        FileInfo log = new(path + "-wal");
        if (!file.Exists || file.Length == 0)
        {
            // SQLite would delete the log, which holds whatever was accepted last.
            if (log.Exists && log.Length > 0)
            {
                throw new StoreUnreadableException(path, $"is {(file.Exists ? "empty" : "missing")}, but its log {log.Name} is there");
            }

            return;
        }

        // SQLite takes a file shorter than its smallest page for an empty one, unless a journal says that it was being made.
        if (file.Length < SmallestPage && !File.Exists(path + "-journal"))
        {
            throw new StoreUnreadableException(path, "is not a database");
        }

        try
        {
            using SqliteConnection connection = new(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            Check(path, connection, endedInACrash: log.Exists && log.Length > 0);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB)
        {
            throw new StoreUnreadableException(path, "is not a database", exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_CORRUPT)
        {
            throw new StoreUnreadableException(path, "is damaged", exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_READONLY)
        {
            // The process died while it created the file: opening it for writing takes that back.
        }
    }

    static void Check(string path, SqliteConnection connection, bool endedInACrash)
    {
        int version = Convert.ToInt32(Rows(connection, "PRAGMA user_version").Single(), CultureInfo.InvariantCulture);
        string[] tables = [.. Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'").Cast<string>()];
        if (version > StoreSchema.Version)
        {
            throw new StoreVersionException(path, version, StoreSchema.Version);
        }

        if (version == 0 ? tables.Length > 0 : StoreSchema.Tables.Except(tables).Any())
        {
            throw new StoreUnreadableException(path, "is a database of another program");
        }

        // Reads every page; after an orderly end there is nothing to suspect.
        if (endedInACrash && Rows(connection, "PRAGMA quick_check(1)").Single() is not "ok" and var damage)
        {
            throw new StoreUnreadableException(path, $"is damaged ({damage})");
        }
    }

    static List<object> Rows(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<object> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0));
        }

        return rows;
    }
}
