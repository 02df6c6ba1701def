using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conformance;

/// <summary>Counts how often something ran, across replays and retries, for the life of the process.</summary>
public static class Counter
{
    static readonly ConcurrentDictionary<string, int> Counts = new();

    public static int Next(string key) => Counts.AddOrUpdate(key, 1, (_, n) => n + 1);

    public static int Read(string key) => Counts.GetValueOrDefault(key);
}

public enum Colour { Red, Green = 5, Blue }

[JsonConverter(typeof(JsonStringEnumConverter<Size>))]
public enum Size { Small, Large }

public record Line(string Sku, int Quantity, decimal Price);

public record Order(
    string Id, Colour Colour, Size Size, List<Line> Lines, Dictionary<string, int> Stock, DateTime Placed,
    DateTimeOffset Shipped, DateOnly Due, TimeOnly At, TimeSpan Lead, Guid Ref, byte[] Blob, int? Discount, string? Note);

public class Customer
{
    public required string Name { get; set; }

    public int Age { get; set; } = 18;

    [JsonPropertyName("e-mail")]
    public string? Email { get; set; }

    [JsonIgnore]
    public string? Secret { get; set; }
}

public class Point
{
    public int X;
    public int Y;
}

public record Shape(string Name);

public record Circle(string Name, double Radius) : Shape(Name);

public class StockException(string message, Exception? inner = null) : Exception(message, inner)
{
    public int Shelf { get; } = 7;

    public class Nested(string message) : StockException(message);
}

public static class Activities
{
    [Function(nameof(Increment))]
    public static int Increment([ActivityTrigger] int input) => input + 1;

    [Function(nameof(Greet))]
    public static string Greet([ActivityTrigger] string? input) => $"hello {input ?? "nobody"}";

    [Function(nameof(ReviseOrder))]
    public static Order ReviseOrder([ActivityTrigger] Order input)
        => input with { Note = "revised", Lines = [.. input.Lines, new Line("bonus", 1, 0.10m)] };

    [Function(nameof(RawJson))]
    public static string RawJson([ActivityTrigger] JsonElement input) => input.GetRawText();

    [Function(nameof(SumAll))]
    public static int SumAll([ActivityTrigger] int[] input) => input.Sum();

    [Function(nameof(Transpose))]
    public static List<List<int>> Transpose([ActivityTrigger] List<List<int>> input)
        => [.. input[0].Select((_, column) => input.Select(row => row[column]).ToList())];

    [Function(nameof(ReturnNull))]
    public static string? ReturnNull([ActivityTrigger] string? input) => null;

    [Function(nameof(IsNull))]
    public static bool IsNull([ActivityTrigger] string? input) => input is null;

    [Function(nameof(CustomerAge))]
    public static int CustomerAge([ActivityTrigger] Customer input) => input.Age;

    [Function(nameof(MakeText))]
    public static string MakeText([ActivityTrigger] int input) => new('x', input);

    [Function(nameof(TextLength))]
    public static int TextLength([ActivityTrigger] string input) => input.Length;

    [Function(nameof(MakeShape))]
    public static Shape MakeShape([ActivityTrigger] string input) => new Circle(input, 1.5);

    [Function(nameof(MakePoint))]
    public static Point MakePoint([ActivityTrigger] int input) => new() { X = input, Y = -input };

    [Function(nameof(MakeNaN))]
    public static double MakeNaN([ActivityTrigger] string? input) => double.NaN;

    [Function(nameof(Touch))]
    public static Task Touch([ActivityTrigger] string input)
    {
        Counter.Next(input);
        return Task.CompletedTask;
    }

    [Function(nameof(ReadCounter))]
    public static int ReadCounter([ActivityTrigger] string input) => Counter.Read(input);

    [Function(nameof(Sleep))]
    public static async Task<int> Sleep([ActivityTrigger] int input)
    {
        await CaseClock.Delay(TimeSpan.FromMilliseconds(input));
        return input;
    }

    [Function(nameof(FailPlain))]
    public static string FailPlain([ActivityTrigger] string? input) => throw new InvalidOperationException("boom " + input);

    [Function(nameof(FailAsync))]
    public static async Task<string> FailAsync([ActivityTrigger] string? input)
    {
        await Task.Yield();
        throw new ArgumentException("bad argument", "thing");
    }

    [Function(nameof(FailInner))]
    public static string FailInner([ActivityTrigger] string? input)
        => throw new StockException("outer", new InvalidOperationException("middle", new FormatException("innermost")));

    [Function(nameof(FailNested))]
    public static string FailNested([ActivityTrigger] string? input) => throw new StockException.Nested("nested type");

    [Function(nameof(FailAggregate))]
    public static string FailAggregate([ActivityTrigger] string? input)
        => throw new AggregateException("several", new FormatException("one"), new TimeoutException("two"));

    /// <summary>Fails until it has been called as often as the number after the colon says.</summary>
    [Function(nameof(Flaky))]
    public static int Flaky([ActivityTrigger] string input)
    {
        int attempt = Counter.Next(input);
        return attempt >= int.Parse(input[(input.LastIndexOf(':') + 1)..])
            ? attempt
            : throw new TimeoutException($"attempt {attempt}");
    }
}
