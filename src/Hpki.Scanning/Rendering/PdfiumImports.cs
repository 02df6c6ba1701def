using Wasmtime;

namespace Hpki.Scanning.Rendering;

/// <summary>
/// What PDFium may ask of the outside: memory, up to the limit, and its own non-local jumps. Files, clock and environment do not
/// exist: system calls answer ENOSYS (-52 in Emscripten's numbering) and WASI calls 52.
/// </summary>
sealed class PdfiumImports(PdfiumInstance instance)
{
    const int NoSuchSystemCall = 52;

    public Linker Link(Engine engine, Module module)
    {
        var linker = new Linker(engine);
        foreach (var import in module.Imports.OfType<FunctionImport>())
        {
            linker.DefineFunction(import.ModuleName, import.Name, CallbackFor(import), import.Parameters, import.Results);
        }

        return linker;
    }

    Function.UntypedCallbackDelegate CallbackFor(FunctionImport import) => import.Name switch
    {
        "emscripten_resize_heap" => (_, arguments, results) => results[0] = instance.GrowTo((uint)arguments[0].AsInt32()) ? 1 : 0,
        "_emscripten_memcpy_js" => (_, arguments, _) =>
            instance.Copy((uint)arguments[0].AsInt32(), (uint)arguments[1].AsInt32(), (uint)arguments[2].AsInt32()),
        "_emscripten_throw_longjmp" => (_, _, _) => throw new LongJump(),
        "_abort_js" or "__assert_fail" => (_, _, _) => throw new SandboxAbort(),
        "emscripten_date_now" => (_, _, results) => results[0] = 0d,
        "_tzset_js" or "_localtime_js" or "_gmtime_js" => (_, _, _) => { }
        ,
        _ when import.Name.StartsWith("invoke_", StringComparison.Ordinal) => Invoke,
        _ when import.Results.Count == 0 => throw new InvalidOperationException($"PDFium asks for the unknown function '{import.Name}'."),
        _ => (_, _, results) => results[0] = import.ModuleName == "env" ? -NoSuchSystemCall : NoSuchSystemCall,
    };

    // Emscripten's setjmp: call through the table; a longjmp on the way unwinds to here, and setThrew tells the caller.
    void Invoke(Caller caller, ReadOnlySpan<ValueBox> arguments, Span<ValueBox> results)
    {
        var stack = instance.Call("emscripten_stack_get_current");
        try
        {
            var result = instance.FunctionAt((uint)arguments[0].AsInt32()).Invoke(arguments[1..]);
            if (results.Length > 0)
            {
                results[0] = (int)result!;
            }
        }
        catch (WasmtimeException e) when (e.InnerException is LongJump)
        {
            instance.Call("_emscripten_stack_restore", stack);
            instance.Call("setThrew", 1, 0);
            if (results.Length > 0)
            {
                results[0] = 0;
            }
        }
    }

    sealed class LongJump : Exception;

    sealed class SandboxAbort() : Exception("The code in the sandbox gave up.");
}
