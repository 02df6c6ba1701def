namespace Hpki.Scanning.Forms;

/// <summary>A page's transform and how many registration marks it rests on.</summary>
sealed record Placement(PageTransform Transform, int Marks);
