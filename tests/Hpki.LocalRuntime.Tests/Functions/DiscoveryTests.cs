using Hpki.LocalRuntime.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Hpki.LocalRuntime.Tests.Functions;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData(typeof(SlashRoute), "SlashRoute.Bad: the route '/' must not begin with '/'")]
    [InlineData(typeof(AdminRoute), "AdminRoute.Bad: the route 'administrators' begins with a word that the official host keeps")]
    [InlineData(typeof(BrokenRoute), "BrokenRoute.Bad: the route 'a/{b' is not valid")]
    [InlineData(typeof(KeyedAccess), "KeyedAccess.Bad: the local runtime keeps no access keys")]
    [InlineData(typeof(TextResult), "TextResult.Bad: an HTTP function returns IResult or Task<IResult>, not String")]
    [InlineData(typeof(NoRouteValue), "NoRouteValue.Bad: parameter 'page': the route has no '{page}'")]
    [InlineData(typeof(OddRouteValue), "OddRouteValue.Bad: parameter 'at': a route value is read as one of")]
    [InlineData(typeof(OptionalNumber), "OptionalNumber.Bad: parameter 'n': '{n}' is optional in the route")]
    [InlineData(typeof(TwoTriggers), "TwoTriggers.Bad: it needs exactly one trigger parameter and has 2")]
    [InlineData(typeof(NoTrigger), "NoTrigger.Bad: it needs exactly one trigger parameter and has 0")]
    [InlineData(typeof(WrongTriggerType), "WrongTriggerType.Bad: parameter 'request': the trigger's parameter must be of type HttpRequest")]
    [InlineData(typeof(ValueTaskResult), "ValueTaskResult.Bad: it returns a ValueTask")]
    [InlineData(typeof(AsyncVoid), "AsyncVoid.Bad: it is 'async void'")]
    [InlineData(typeof(ClientInOrchestrator), "ClientInOrchestrator.Bad: parameter 'client': an orchestrator is replayed")]
    [InlineData(typeof(TokenInOrchestrator), "TokenInOrchestrator.Bad: parameter 'cancellationToken': nothing can be bound to it")]
    [InlineData(typeof(ServiceInActivity), "ServiceInActivity.Bad: parameter 'time': nothing can be bound to it")]
    [InlineData(typeof(FiveFields), "FiveFields.Bad: the schedule '0 17 * * *' is not an NCRONTAB expression of six fields")]
    [InlineData(typeof(NeverDue), "NeverDue.Bad: the schedule '0 0 0 30 2 *' never comes due")]
    [InlineData(typeof(RunsOnStartup), "RunsOnStartup.Bad: RunOnStartup is not supported")]
    [InlineData(typeof(TimerResult), "TimerResult.Bad: a timer function returns void or Task")]
    [InlineData(typeof(OddName), "OddName.Bad: the function name 'odd name' must begin with a letter")]
    [InlineData(typeof(NotPublic), "NotPublic.Bad: the method and its class must be public")]
    [InlineData(typeof(SameName), "SameName.One and Hpki.LocalRuntime.Tests.Functions.DiscoveryTests+SameName.Two: the function name 'Same' is used more than once")]
    [InlineData(typeof(SameRoute), "SameRoute.Two: the route 'things/{key:int}' (GET) is already that of")]
    public void AddFunctionsApplication_WithAFunctionThatCannotRun_NamesMethodAndFault(Type functions, string expected)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);

        var exception = Assert.Throws<FunctionDiscoveryException>(() => builder.AddFunctionsApplication([functions], new LocalFunctionsOptions()));

        var error = Assert.Single(exception.Errors);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(error, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddFunctionsApplication_WithSeveralFaults_NamesAll()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);

        var exception = Assert.Throws<FunctionDiscoveryException>(() =>
            builder.AddFunctionsApplication([typeof(SlashRoute), typeof(FiveFields), typeof(TextResult)], new LocalFunctionsOptions()));

        Assert.Equal(["SlashRoute.Bad", "FiveFields.Bad", "TextResult.Bad", "SlashRoute.Bad"], exception.Errors.Select(MethodOf));
    }

    static string MethodOf(string error) => error.Split('+')[1].Split(':', ' ')[0];

    public static class SlashRoute
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request) => Results.Ok();
    }

    public static class AdminRoute
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "administrators")] HttpRequest request) => Results.Ok();
    }

    public static class BrokenRoute
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{b")] HttpRequest request) => Results.Ok();
    }

    public static class KeyedAccess
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Ok();
    }

    public static class TextResult
    {
        [Function("Bad")]
        public static string Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "text";
    }

    public static class NoRouteValue
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{b}")] HttpRequest request, int page) => Results.Ok(page);
    }

    public static class OddRouteValue
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{at}")] HttpRequest request, TimeSpan at) => Results.Ok(at);
    }

    public static class OptionalNumber
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{n?}")] HttpRequest request, int n) => Results.Ok(n);
    }

    public static class TwoTriggers
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [ActivityTrigger] string input) => Results.Ok(input);
    }

    public static class NoTrigger
    {
        [Function("Bad")]
        public static Task Bad(FunctionContext context) => Task.FromResult(context);
    }

    public static class WrongTriggerType
    {
        [Function("Bad")]
        public static IResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get")] string request) => Results.Ok(request);
    }

    public static class ValueTaskResult
    {
        [Function("Bad")]
        public static ValueTask<int> Bad([ActivityTrigger] int input) => ValueTask.FromResult(input);
    }

    public static class AsyncVoid
    {
        [Function("Bad")]
        public static async void Bad([ActivityTrigger] int input) => await Task.FromResult(input);
    }

    public static class ClientInOrchestrator
    {
        [Function("Bad")]
        public static Task Bad([OrchestrationTrigger] TaskOrchestrationContext context, [DurableClient] DurableTaskClient client) =>
            Task.FromResult((context, client));
    }

    public static class TokenInOrchestrator
    {
        [Function("Bad")]
        public static Task Bad([OrchestrationTrigger] TaskOrchestrationContext context, CancellationToken cancellationToken) =>
            Task.FromResult((context, cancellationToken));
    }

    public static class ServiceInActivity
    {
        [Function("Bad")]
        public static DateTimeOffset Bad([ActivityTrigger] string? input, TimeProvider time) => time.GetUtcNow();
    }

    public static class FiveFields
    {
        [Function("Bad")]
        public static void Bad([TimerTrigger("0 17 * * *")] TimerInfo timer) => timer.IsPastDue = true;
    }

    public static class NeverDue
    {
        [Function("Bad")]
        public static void Bad([TimerTrigger("0 0 0 30 2 *")] TimerInfo timer) => timer.IsPastDue = true;
    }

    public static class RunsOnStartup
    {
        [Function("Bad")]
        public static void Bad([TimerTrigger("0 0 17 * * *", RunOnStartup = true)] TimerInfo timer) => timer.IsPastDue = true;
    }

    public static class TimerResult
    {
        [Function("Bad")]
        public static int Bad([TimerTrigger("0 0 17 * * *")] TimerInfo timer) => timer.IsPastDue ? 1 : 0;
    }

    public static class OddName
    {
        [Function("odd name")]
        public static int Bad([ActivityTrigger] int input) => input;
    }

    public static class NotPublic
    {
        [Function("Bad")]
        internal static int Bad([ActivityTrigger] int input) => input;
    }

    public static class SameName
    {
        [Function("Same")]
        public static int One([ActivityTrigger] int input) => input;

        [Function("same")]
        public static int Two([ActivityTrigger] int input) => input;
    }

    public static class SameRoute
    {
        [Function("One")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}")] HttpRequest request) => Results.Ok();

        [Function("Two")]
        public static IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "post", "GET", Route = "things/{key:int}")] HttpRequest request) => Results.Ok();
    }
}
