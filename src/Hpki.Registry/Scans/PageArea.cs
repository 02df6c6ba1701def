using System.Text.Json.Serialization;

namespace Hpki.Registry.Scans;

/// <summary>A rectangle on a page as it is shown unturned, in thousandths of its width and height.</summary>
public sealed record PageArea(int Left, int Top, int Width, int Height)
{
    /// <summary>Whether it lies on the page and covers something.</summary>
    [JsonIgnore]
    public bool IsOnPage => Left >= 0 && Top >= 0 && Width > 0 && Height > 0 && Left + Width <= 1000 && Top + Height <= 1000;
}
