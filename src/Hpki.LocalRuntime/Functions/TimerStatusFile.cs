using System.Text.Json;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Remembers where each timer's schedule stands: a small JSON file, replaced whole, or memory only.</summary>
sealed class TimerStatusFile
{
    readonly Lock _lock = new();
    readonly string? _path;
    readonly SortedDictionary<string, ScheduleStatus> _statuses = new(StringComparer.Ordinal);
    bool _closed;

    /// <param name="path">The file; null for memory only.</param>
    /// <exception cref="JsonException">The file holds something else.</exception>
    public TimerStatusFile(string? path)
    {
        _path = path;
        if (path is not null && File.Exists(path))
        {
            using var file = File.OpenRead(path);
            _statuses = new(JsonSerializer.Deserialize<Dictionary<string, ScheduleStatus>>(file)!, StringComparer.Ordinal);
        }
    }

    public ScheduleStatus? Read(string name)
    {
        lock (_lock)
        {
            return _statuses.GetValueOrDefault(name);
        }
    }

    public void Write(string name, ScheduleStatus status)
    {
        lock (_lock)
        {
            _statuses[name] = status;
            if (_path is not null && !_closed)
            {
                Save(_path);
            }
        }
    }

    /// <summary>A run that outlasts the app writes no more: the file is the next app's.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }
    }

    // Written beside the old file and moved over it: a crash leaves the one or the other.
    void Save(string path)
    {
        var written = path + ".new";
        using (var file = File.Create(written))
        {
            JsonSerializer.Serialize(file, _statuses);
            file.Flush(flushToDisk: true);
        }

        File.Move(written, path, overwrite: true);
    }
}
