using System.Buffers.Binary;
using Wasmtime;

namespace Hpki.Scanning.Rendering;

/// <summary>
/// One run of PDFium with memory of its own, for one file. Not thread-safe; call it on a <see cref="SandboxThread"/> only.
/// After a <see cref="SandboxException"/> it must be dropped.
/// </summary>
sealed class PdfiumInstance : IDisposable
{
    readonly Store store;
    readonly Linker linker;
    readonly Instance instance;
    readonly Memory memory;
    readonly Table table;
    readonly Dictionary<string, Function> exports = [];
    readonly Dictionary<uint, Function> tableFunctions = [];
    readonly long maxBytes;
    readonly ulong stepTicks;
    readonly uint readBlock;
    ScanContent? served;

    public PdfiumInstance(Engine engine, Module module, long maxBytes, TimeSpan stepTimeLimit)
    {
        this.maxBytes = maxBytes;
        stepTicks = (ulong)Math.Ceiling(stepTimeLimit / PdfiumModule.Tick);
        store = new Store(engine);
        store.SetLimits(memorySize: maxBytes);
        store.SetEpochDeadline(ulong.MaxValue / 2);
        linker = new PdfiumImports(this).Link(engine, module);
        instance = linker.Instantiate(store, module);
        memory = instance.GetMemory("memory") ?? throw new InvalidOperationException("PDFium exports no memory.");
        table = instance.GetTable("__indirect_function_table") ?? throw new InvalidOperationException("PDFium exports no table.");
        readBlock = (uint)table.Grow(1, Function.FromCallback<int, int, int, int, int>(store, ReadBlock));
        Call("emscripten_stack_init");
        Call("__wasm_call_ctors");
        Call("FPDF_InitLibrary");
    }

    /// <summary>Set once memory was refused: PDFium then draws white where it should draw, without saying so.</summary>
    public bool MemoryWasRefused { get; private set; }

    public void ForgetRefusedMemory() => MemoryWasRefused = false;

    /// <summary>Runs a step under the time limit.</summary>
    public T Step<T>(Func<PdfiumInstance, T> step)
    {
        store.SetEpochDeadline(stepTicks);
        try
        {
            return step(this);
        }
        catch (Exception e) when (e is WasmtimeException or ArgumentException or OverflowException)
        {
            // The last two: an address or length from the sandbox that lies outside its memory.
            throw new SandboxException(FailureOf(e), e);
        }
    }

    public int Call(string export, params ReadOnlySpan<int> arguments)
    {
        if (!exports.TryGetValue(export, out var function))
        {
            function = instance.GetFunction(export) ?? throw new InvalidOperationException($"PDFium exports no '{export}'.");
            exports.Add(export, function);
        }

        var boxes = new ValueBox[arguments.Length];
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = arguments[i];
        }

        return function.Invoke((ReadOnlySpan<ValueBox>)boxes) is int result ? result : 0;
    }

    /// <summary>The address of a copy of the bytes in the sandbox, or 0 when there is no room.</summary>
    public int Place(ReadOnlySpan<byte> content)
    {
        var address = Call("malloc", content.Length);
        if (address != 0)
        {
            content.CopyTo(memory.GetSpan((uint)address, content.Length));
        }

        return address;
    }

    /// <summary>
    /// The address of an FPDF_FILEACCESS through which PDFium reads the file piece by piece, so that it need not be copied into the
    /// sandbox as a whole; 0 when there is no room. One file at a time.
    /// </summary>
    public int Serve(ScanContent file)
    {
        served = file;
        Span<byte> access = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(access, file.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(access[4..], readBlock);
        BinaryPrimitives.WriteInt32LittleEndian(access[8..], 0);
        return Place(access);
    }

    public void Free(int address) => Call("free", address);

    public ReadOnlySpan<byte> Read(int address, int length) => memory.GetSpan((uint)address, length);

    internal Function FunctionAt(uint index)
    {
        if (!tableFunctions.TryGetValue(index, out var function))
        {
            function = table.GetElement(index) as Function ?? throw new InvalidOperationException("PDFium called an empty table slot.");
            tableFunctions.Add(index, function);
        }

        return function;
    }

    internal bool GrowTo(uint bytes)
    {
        var length = memory.GetLength();
        if (bytes > maxBytes)
        {
            MemoryWasRefused = true;
            return false;
        }

        // A fifth more than asked, as Emscripten does, so that growing (which moves the memory) stays rare.
        var target = Math.Max(bytes, Math.Min(length + (length / 5), maxBytes));
        memory.Grow((target - length + Memory.PageSize - 1) / Memory.PageSize);
        return true;
    }

    internal void Copy(uint target, uint source, uint length) =>
        memory.GetSpan(source, checked((int)length)).CopyTo(memory.GetSpan(target, checked((int)length)));

    int ReadBlock(int parameter, int position, int target, int length)
    {
        if (served is null || (uint)position + (ulong)(uint)length > (ulong)served.Length)
        {
            return 0;
        }

        served.Read(position, memory.GetSpan((uint)target, length));
        return 1;
    }

    public void Dispose()
    {
        linker.Dispose();
        store.Dispose();
    }

    SandboxFailure FailureOf(Exception e) => e switch
    {
        TrapException { Type: TrapCode.Interrupt } => SandboxFailure.Time,
        _ when MemoryWasRefused => SandboxFailure.Memory,
        _ => SandboxFailure.Crash,
    };
}
