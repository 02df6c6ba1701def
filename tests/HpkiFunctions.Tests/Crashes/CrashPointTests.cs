using System.Globalization;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>
/// The host is killed at a call to storage or mail, once before and once after the call has its effect, and started again: nothing accepted
/// is lost, nothing happens twice. The house's own work (flows, sweeps, rescue, the night's lists) is among the calls. A sample drawn by a seed;
/// every call of every course with HPKI_TEST_LONG=1, or those of a range with HPKI_TEST_CALLS=40-50: which call is which shifts by a few from run to run.
/// </summary>
public sealed class CrashPointTests(ITestOutputHelper output)
{
    const int Sample = 2;

    // A house grows slower with its cases: each list and each rebuild has them all.
    const int CasesInAHouse = 25;

    static bool IsLong => Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1";

    public static TheoryData<Course> Courses => [.. Enum.GetValues<Course>()];

    [Theory]
    [MemberData(nameof(Courses))]
    public async Task LostReport_HostKilledAtAnyCall_LosesNothingAndDoesNothingTwice(Course course)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("HPKI_TEST_SEED"), out int given) ? given : Random.Shared.Next();
        output.WriteLine($"HPKI_TEST_SEED={seed}");
        Random random = new(seed);
        List<string> broken = [];
        MortalHouse house = await MortalHouse.OpenAsync();
        try
        {
            int calls = await CountAsync(house, course);
            CrashPoint[] all = [.. Enumerable.Range(1, calls).SelectMany(call => new[] { new CrashPoint(call, false, true), new CrashPoint(call, false, false), new CrashPoint(call, true, true), new CrashPoint(call, true, false) })];
            CrashPoint[] points = Range() is (var from, var to) ? [.. all.Where(point => point.Call >= from && point.Call <= to)] : IsLong ? all : random.GetItems(all, Sample);
            output.WriteLine($"{calls} calls; {points.Length} crash points.");
            foreach ((int index, CrashPoint point) in points.Index())
            {
                if (index % CasesInAHouse == CasesInAHouse - 1)
                {
                    await house.DisposeAsync();
                    house = await MortalHouse.OpenAsync();
                }

                IReadOnlyList<string> found = await RunAsync(house, course, point);
                broken.AddRange(found.Select(problem => $"{point} ({house.LastCall}): {problem}"));
                if (found.Count > 0)
                {
                    // What this crash has left must not be seen again in the next case.
                    await house.DisposeAsync();
                    house = await MortalHouse.OpenAsync();
                }
            }
        }
        finally
        {
            await house.DisposeAsync();
        }

        broken.ForEach(output.WriteLine);
        Assert.Empty(broken);
    }

    static (int From, int To)? Range() => Environment.GetEnvironmentVariable("HPKI_TEST_CALLS")?.Split('-') is [var from, var to]
        ? (int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture))
        : null;

    static async Task<int> CountAsync(MortalHouse house, Course kind)
    {
        LostReportCourse course = await NewAsync(house, kind);
        house.Arm(int.MaxValue, callIsMade: true);
        await PlayAsync(house, course, new(0, true, true));
        await RestAsync(house);
        int calls = house.Calls;
        Assert.Empty(await house.BrokenAsync([course.EndOf(patient: true)]));
        return calls;
    }

    static async Task<IReadOnlyList<string>> RunAsync(MortalHouse house, Course kind, CrashPoint point)
    {
        LostReportCourse course = await NewAsync(house, kind);
        house.Arm(point.Call, point.CallIsMade);
        try
        {
            List<string> broken = await PlayAsync(house, course, point);
            await RestAsync(house);
            house.Disarm();
            return [.. broken, .. await house.BrokenAsync([course.EndOf(point.HouseComesFirst)])];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return [$"the course breaks off: {error}"];
        }
    }

    static int doctors;

    static async Task<LostReportCourse> NewAsync(MortalHouse house, Course course) =>
        new(await InventedDoctors.RegisterAsync(house.Host.Get<IServiceProvider>(), Interlocked.Increment(ref doctors), TestContext.Current.CancellationToken), course);

    static async Task<List<string>> PlayAsync(MortalHouse house, LostReportCourse course, CrashPoint point)
    {
        List<string> broken = [];
        foreach (Func<FlowHost, Task<bool>> step in course.Steps)
        {
            await house.DoAsync(step, async () =>
            {
                if (point.HouseComesFirst)
                {
                    // Nobody asks again: what was accepted is carried through all the same.
                    await house.Time.HalfAnHourAsync();
                    broken.AddRange(await house.BrokenMidwayAsync());
                }
            });
        }

        return broken;
    }

    // What the house does by itself may die as well; then the next host does it.
    static async Task RestAsync(MortalHouse house)
    {
        foreach (Func<PassingTime, Task> pass in new Func<PassingTime, Task>[] { time => time.HalfAnHourAsync(), time => time.NightAsync(), time => time.HalfAnHourAsync() })
        {
            await house.DoAsync(
                async _ =>
                {
                    await pass(house.Time);
                    return true;
                },
                () => Task.CompletedTask);
        }
    }
}
