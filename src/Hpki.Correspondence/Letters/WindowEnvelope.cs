using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Letters;

/// <summary>
/// The usual window envelope: 長形3号 (JIS S 5502, 235 × 120 mm) with a window of 90 × 45 mm, 20 mm from the left and 12 mm from the top. The sheet, A4
/// folded in three (210 × 99 mm), has room to slide in it, so what the address needs and what must not be seen are reckoned for every
/// place it may come to lie in. All in millimetres on the sheet.
/// </summary>
static class WindowEnvelope
{
    const float Width = 235;
    const float Height = 120;
    const float SheetWidth = 210;
    const float SheetHeight = 99;

    /// <summary>The window, from the envelope's upper left corner.</summary>
    public static readonly MmRect Window = new(20, 12, 90, 45);

    /// <summary>How far the sheet may slide to the right and downwards.</summary>
    public static readonly (float Right, float Down) Slack = (Width - SheetWidth, Height - SheetHeight);

    /// <summary>What is seen through the window wherever the sheet lies.</summary>
    public static readonly MmRect AlwaysSeen = new(Window.Left, Window.Top, Window.Width - Slack.Right, Window.Height - Slack.Down);

    /// <summary>What may be seen through the window; nothing but the address may stand here.</summary>
    public static readonly MmRect EverSeen = new(0, 0, Window.Right, Window.Bottom);
}
