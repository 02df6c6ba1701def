using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>
/// The store: one SQLite database, on disk or in memory. Writes come one at a time from one thread, which commits all that wait in one
/// transaction, so that many turns share one flush to disk. A write has happened when its task completes.
/// </summary>
sealed class DurableStore : IAsyncDisposable
{
    // What .NET reports when another process holds the lock.
    const int SharingViolation = unchecked((int)0x80070020);
    const int WouldBlock = 11;
    const int WouldBlockOnMac = 35;

    readonly FileStream? _lock;
    readonly SqliteConnection _writeConnection;
    readonly SqliteConnection _readConnection;
    readonly StoreWriter _writer;
    readonly StoreReader _reader;
    readonly object _writeGate = new();
    readonly object _readGate;
    readonly WriteQueue _queue = new();
    readonly Thread _thread;
    readonly Action? _afterCommit;
    volatile StoreFailedException? _failure;

    DurableStore(FileStream? lockFile, SqliteConnection writeConnection, SqliteConnection readConnection, Action? afterCommit = null)
    {
        _lock = lockFile;
        _afterCommit = afterCommit;
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
    /// <exception cref="StoreVersionException">It was written by another version of the program.</exception>
    /// <exception cref="StoreUnreadableException">It is no store, or damaged.</exception>
    public static DurableStore OpenFile(string path, Action? afterCommit = null)
    {
        // SQLite keeps the log beside the file that a link points to; so does the lock, or two names would have two owners.
        path = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
        StoreFolder.Create(Path.GetDirectoryName(path)!);
        FileStream lockFile = Lock(path);
        try
        {
            StoreFileCheck.Run(path);
            OpenPrivate(path).Dispose();

            // No pooling: the file is free the moment the store is closed.
            string connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
            SqliteConnection writeConnection = Open(connectionString, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            StoreUpgrade.Run(writeConnection);
            return new(lockFile, writeConnection, Open(connectionString, "PRAGMA query_only = ON;"), afterCommit);
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
            return OpenPrivate(path + ".lock");
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or WouldBlock or WouldBlockOnMac)
        {
            throw new StoreInUseException(path, exception);
        }
    }

    /// <summary>Opens a file for this process alone, created readable by its user alone. SQLite gives the log the same permissions.</summary>
    static FileStream OpenPrivate(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
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
            Commit(group);
        }
        catch (Exception exception) when (!IsOfStore(exception))
        {
            // One change cannot be made. It alone is refused; the others are made without it.
            if (group.Count == 1)
            {
                group[0].Fail(exception);
            }
            else
            {
                group.ForEach(unit => WriteGroup([unit]));
            }

            return;
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

        _afterCommit?.Invoke();
        group.ForEach(unit => unit.Complete());
    }

    /// <summary>Whether the store, not the change, is at fault: then nothing more is written.</summary>
    public static bool IsOfStore(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE } => false,
        SqliteException or IOException or OutOfMemoryException => true,
        _ => false,
    };

    void Commit(List<WriteUnit> group)
    {
        lock (_writeGate)
        {
            _writer.Begin();
            try
            {
                group.ForEach(unit => unit.Run(_writer));
            }
            catch (Exception exception) when (!IsOfStore(exception))
            {
                _writer.Undo();
                throw;
            }

            _writer.End();
        }
    }
}
