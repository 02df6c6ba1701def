using Hpki.Scanning.Rendering;

namespace Hpki.Scanning;

/// <summary>The pages of one file on their way from pixels to the receiver, in order. While one is recognised the pictures of the one before are made.</summary>
sealed class ReadingLine(PageReader reader, Func<ScannedPage, CancellationToken, Task> onPage, TimeSpan timeLimit, TimeProvider time)
{
    readonly long started = time.GetTimestamp();
    Task<ScannedPage>? finishing;

    public int HandedOver { get; private set; }

    /// <summary>Whether the file has taken longer than allowed: no more of it is taken.</summary>
    public bool IsOver { get; private set; }

    public async Task TakeAsync(int number, RenderedPage rendered, CancellationToken cancellationToken)
    {
        var page = await reader.RecogniseAsync(number, rendered, cancellationToken);
        await EndAsync(cancellationToken);
        if (time.GetElapsedTime(started) > timeLimit)
        {
            IsOver = true;
            page?.Dispose();
            return;
        }

        finishing = page is null ? Task.FromResult(WithoutPicture(number, rendered.Doubt)) : Task.Run(page.Finish, CancellationToken.None);
    }

    /// <summary>Hands over what is still on the way.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (finishing is { } last)
        {
            finishing = null;
            var page = await last;
            cancellationToken.ThrowIfCancellationRequested();
            await onPage(page, cancellationToken);
            HandedOver++;
        }
    }

    static ScannedPage WithoutPicture(int number, PageDoubt? doubt) =>
        new() { Number = number, WidthPixels = 0, HeightPixels = 0, ViewerImage = null, Codes = [], Doubt = doubt };
}
