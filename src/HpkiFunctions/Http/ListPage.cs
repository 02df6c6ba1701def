using System.Buffers.Text;
using System.Text;
using Azure;
using Hpki.Registry.Audit;
using Hpki.Registry.Projections;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Http;

/// <summary>A list, a page at a time: the body is the array, and the header <c>X-Continuation</c> says that it goes on and where.</summary>
static class ListPage
{
    public const string Header = "X-Continuation";
    public const string Parameter = "continuation";
    const int PageSize = 100;

    /// <exception cref="ProblemException">The continuation is none that a page answered.</exception>
    public static async Task<IResult> AnswerAsync<T>(
        HttpRequest request, Func<int, string?, CancellationToken, Task<WorklistPage<T>>> read, CancellationToken cancellationToken,
        Func<T, string>? holderOf = null)
    {
        WorklistPage<T> page = await ReadAsync(request.Query[Parameter].ToString(), read, cancellationToken);
        // Whose data an entry is goes into the access log; entries that are nobody's name nobody.
        foreach (T item in holderOf is null ? [] : page.Items)
        {
            HolderReads.Show(holderOf!(item));
        }

        if (page.Continuation is { } next)
        {
            request.HttpContext.Response.Headers[Header] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(next));
        }

        return JsonBody.Answer(page.Items);
    }

    static async Task<WorklistPage<T>> ReadAsync<T>(
        string continuation, Func<int, string?, CancellationToken, Task<WorklistPage<T>>> read, CancellationToken cancellationToken)
    {
        if (continuation.Length == 0)
        {
            return await read(PageSize, null, cancellationToken);
        }

        try
        {
            return await read(PageSize, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation)), cancellationToken);
        }
        catch (Exception error) when (error is FormatException or RequestFailedException { Status: StatusCodes.Status400BadRequest })
        {
            throw new ProblemException(Problem.BadField(Parameter, "続きの位置を読み取れません",
                $"前の一覧の {Header} ヘッダーの値をそのまま送信するか、最初から読み直してください。"));
        }
    }
}
