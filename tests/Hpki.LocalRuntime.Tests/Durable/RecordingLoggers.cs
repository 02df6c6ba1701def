using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>Keeps what is logged.</summary>
sealed class RecordingLoggers : ILoggerFactory
{
    readonly ConcurrentQueue<(string Category, LogLevel Level, string Line)> _lines = new();

    public IEnumerable<string> LinesOf(string category) => _lines.Where(line => line.Category == category).Select(line => line.Line);

    public IEnumerable<string> LinesOf(string category, LogLevel level)
        => _lines.Where(line => line.Category == category && line.Level == level).Select(line => line.Line);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    sealed class Logger(RecordingLoggers owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => owner._lines.Enqueue((category, logLevel, formatter(state, exception)));
    }
}
