namespace Hpki.Scanning.Rendering;

/// <summary>A page's pixels, or none, and what casts doubt on them.</summary>
sealed record RenderedPage(GrayImage? Image, PageDoubt? Doubt);
