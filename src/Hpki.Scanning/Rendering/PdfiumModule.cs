using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wasmtime;

namespace Hpki.Scanning.Rendering;

/// <summary>
/// PDFium as WebAssembly, compiled once for this process. Instances run without files, network or clock; a counter that this class
/// advances stops the ones that run too long.
/// </summary>
sealed partial class PdfiumModule : IDisposable
{
    /// <summary>How often running instances are asked whether their time is over.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    readonly Engine engine;
    readonly Module module;
    readonly ITimer ticker;

    PdfiumModule(Engine engine, Module module, TimeProvider time)
    {
        this.engine = engine;
        this.module = module;
        ticker = time.CreateTimer(_ => engine.IncrementEpoch(), null, Tick, Tick);
    }

    public static PdfiumModule Load(string? cacheDirectory, TimeProvider time, ILogger? logger = null)
    {
        var engine = new Engine(Configuration());
        var wasm = Resources.Read("pdfium.wasm");
        if (cacheDirectory is null)
        {
            return new PdfiumModule(engine, Module.FromBytes(engine, "pdfium", wasm), time);
        }

        var cache = new PreparedModuleFile(cacheDirectory, KeyOf(wasm));
        try
        {
            return new PdfiumModule(engine, TryPrepared(engine, cache) ?? PrepareOnce(engine, cache, wasm), time);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The cache only saves time: a disk that is full or read-only must not keep paper from being read.
            LogNotKept(logger ?? NullLogger.Instance, problem);
            return new PdfiumModule(engine, Module.FromBytes(engine, "pdfium", wasm), time);
        }
    }

    static Module PrepareOnce(Engine engine, PreparedModuleFile cache, byte[] wasm)
    {
        using var claim = cache.Claim();
        if (TryPrepared(engine, cache) is { } preparedMeanwhile)
        {
            return preparedMeanwhile;
        }

        var compiled = Module.FromBytes(engine, "pdfium", wasm);
        cache.Write(compiled.Serialize());
        return compiled;
    }

    static Module? TryPrepared(Engine engine, PreparedModuleFile cache)
    {
        try
        {
            return cache.TryRead() is { } prepared ? Module.Deserialize(engine, "pdfium", prepared.Span) : null;
        }
        catch (WasmtimeException)
        {
            // Prepared on another processor: it is compiled anew and replaced.
            return null;
        }
    }

    public PdfiumInstance CreateInstance(long maxBytes, TimeSpan stepTimeLimit) => new(engine, module, maxBytes, stepTimeLimit);

    public void Dispose()
    {
        ticker.Dispose();
        module.Dispose();
        engine.Dispose();
    }

    // With the whole of what 32 bits can address set aside (address space, no memory: the runtime's own collector sets aside far more), the code
    // need not check each access: it runs nearly twice as fast, and memory that grows need not be moved.
    // The stack limit stays well below the 8 MB of the threads that call in (SandboxThread).
    static Config Configuration() => new Config()
        .WithStaticMemoryMaximumSize(1UL << 32)
        .WithMemoryGuardSize(32 * 1024 * 1024)
        .WithMemoryReservationForGrowth(0)
        .WithMaximumStackSize(2 * 1024 * 1024)
        .WithEpochInterruption(true);

    static string KeyOf(byte[] wasm)
    {
        var version = typeof(Engine).Assembly.GetName().Version;
        return $"pdfium-{Convert.ToHexStringLower(SHA256.HashData(wasm))[..16]}-wasmtime-{version}-settings-2";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The prepared PDF engine cannot be kept in the cache directory: it is compiled in memory at every start")]
    static partial void LogNotKept(ILogger logger, Exception problem);
}
