using System.Text;
using System.Text.Json;
using Hpki.Scanning.Forms;
using Hpki.Scanning.Rendering;
using Microsoft.ClearScript;
using Microsoft.ClearScript.JavaScript;
using Microsoft.ClearScript.V8;

namespace Hpki.Scanning.Codes;

/// <summary>ZXing in a V8 engine of its own. One caller at a time. Only pixels we drew go in, never outside bytes or text.</summary>
sealed class CodeEngine : IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly V8ScriptEngine engine = new(V8ScriptEngineFlags.EnableTaskPromiseConversion);

    CodeEngine()
    {
    }

    public static async Task<CodeEngine> StartAsync()
    {
        var started = new CodeEngine();
        try
        {
            var engine = started.engine;
            engine.Execute(Encoding.UTF8.GetString(Resources.Read("readCodes.js")));
            engine.Execute(Encoding.UTF8.GetString(Resources.Read("zxing_reader.js")));
            var wasm = Resources.Read("zxing_reader.wasm");
            var buffer = (IArrayBuffer)engine.Evaluate($"new ArrayBuffer({wasm.Length})");
            buffer.WriteBytes(wasm, 0, (ulong)wasm.Length, 0);
            await (Task<object>)engine.Invoke("prepare", buffer);
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <exception cref="ScriptEngineException">The engine failed; drop it.</exception>
    public async Task<IReadOnlyList<LocatedCode>> ReadAsync(GrayImage image)
    {
        var header = Encoding.ASCII.GetBytes($"P5 {image.Width} {image.Height} 255\n");
        var length = header.Length + image.Pixels.Length;
        var picture = (ITypedArray<byte>)engine.Invoke("room", length);
        picture.Write(header, 0, (ulong)header.Length, 0);
        picture.Write(image.Buffer, 0, (ulong)image.Pixels.Length, (ulong)header.Length);
        var answer = (string)await (Task<object>)engine.Invoke("readCodes", length);
        var found = JsonSerializer.Deserialize<Code[]>(answer, Json) ?? throw new JsonException("The code reader answered null.");
        return [.. found.Select(code => new LocatedCode(code.Text, ((code.Orientation % 360) + 360) % 360, code.Corners)).DistinctBy(code => code.Text)];
    }

    public void Dispose() => engine.Dispose();

    sealed record Code(string Text, int Orientation, PagePoint[] Corners);
}
