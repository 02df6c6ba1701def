using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>
/// The store: one SQLite database, on disk or in memory. Writes come one at a time from one thread, which commits all that wait in one
/// transaction, so that many turns share one flush to disk. A write has happened when its task completes.
/// </summary>
sealed class DurableStore : IAsyncDisposable
{
    readonly FileStream? _lock;
    readonly SqliteConnection _writeConnection;
    readonly SqliteConnection _readConnection;
    readonly StoreWriter _writer;
    readonly StoreReader _reader;
    readonly object _writeGate = new();
    readonly object _readGate;
    readonly WriteQueue _queue = new();
    readonly Thread _thread;
    volatile StoreFailedException? _failure;

    DurableStore(FileStream? lockFile, SqliteConnection writeConnection, SqliteConnection readConnection)
    {
        _lock = lockFile;
        _writeConnection = writeConnection;
        _readConnection = readConnection;
        _reader = new(readConnection);
        _writer = new(writeConnection, readConnection == writeConnection ? _reader : new(writeConnection));
        _readGate = readConnection == writeConnection ? _writeGate : new();

        // Without a name: the exploration of schedules knows its threads by names of its own.
        _thread = new(WriteAll) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Raised once, when the store can no longer be written.</summary>
    public event Action<StoreFailedException>? Failed;

    /// <summary>Opens the store in a file, created when it is not there.</summary>
    /// <exception cref="StoreInUseException">Another process has it open.</exception>
    public static DurableStore OpenFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        FileStream lockFile = Lock(path);
        try
        {
            // No pooling: the file is free the moment the store is closed.
            string connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
            SqliteConnection writeConnection = Open(connectionString, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            StoreUpgrade.Run(writeConnection);
            return new(lockFile, writeConnection, Open(connectionString, "PRAGMA query_only = ON;"));
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    /// <summary>A store in memory, for tests.</summary>
    public static DurableStore OpenInMemory()
    {
        SqliteConnection connection = Open("Data Source=:memory:;Pooling=False", "PRAGMA journal_mode = MEMORY;");
        StoreUpgrade.Run(connection);
        return new(null, connection, connection);
    }

    /// <summary>Runs a change in a transaction; done when it is safe on disk.</summary>
    /// <exception cref="StoreFailedException">The store cannot be written any more.</exception>
    /// <exception cref="ObjectDisposedException">The engine has stopped.</exception>
    public Task<T> WriteAsync<T>(Func<StoreWriter, T> change)
    {
        WriteUnit<T> unit = new(change);
        if (_failure is { } failure)
        {
            unit.Fail(failure);
        }
        else if (!_queue.TryAdd(unit))
        {
            unit.Fail(new ObjectDisposedException(nameof(LocalDurableTaskEngine)));
        }

        return unit.Task;
    }

    public T Read<T>(Func<StoreReader, T> read)
    {
        lock (_readGate)
        {
            return read(_reader);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await Task.Run(() => _thread.Join());
        _writer.Reader.Dispose();
        _writer.Dispose();
        _reader.Dispose();
        await _readConnection.DisposeAsync();
        await _writeConnection.DisposeAsync();
        _lock?.Dispose();
    }

    static FileStream Lock(string path)
    {
        try
        {
            return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StoreInUseException(path, exception);
        }
    }

    static SqliteConnection Open(string connectionString, string pragmas)
    {
        SqliteConnection connection = new(connectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        return connection;
    }

    void WriteAll()
    {
        while (_queue.TryTake(out List<WriteUnit>? group))
        {
            WriteGroup(group);
        }
    }

    void WriteGroup(List<WriteUnit> group)
    {
        if (_failure is { } earlier)
        {
            group.ForEach(unit => unit.Fail(earlier));
            return;
        }

        try
        {
            lock (_writeGate)
            {
                _writer.Begin();
                group.ForEach(unit => unit.Run(_writer));
                _writer.End();
            }
        }
        catch (Exception exception)
        {
            // Half a group must not be lost in silence, nor the order of what follows: nothing is written from here on.
            StoreFailedException failure = new(exception);
            _failure = failure;
            group.ForEach(unit => unit.Fail(failure));
            Failed?.Invoke(failure);
            return;
        }

        group.ForEach(unit => unit.Complete());
    }
}
