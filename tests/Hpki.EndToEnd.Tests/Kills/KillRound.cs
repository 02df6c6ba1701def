using Hpki.LocalHost.Identity;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>
/// Cases go on side by side over HTTP while the host is killed at random moments, its clock a quarter of an hour and more ahead at each new
/// life, until all cases have ended. What is drawn (courses, starts, lives) is drawn from the seed.
/// </summary>
/// <param name="cancellationToken">Ends the round, which then never gives an answer.</param>
sealed class KillRound(int seed, int cases, int kills, ITestOutputHelper output, CancellationToken cancellationToken)
{
    // Longer than a mail may be in doubt and than a scan is left alone, so that what a kill has left is taken up in the next life.
    static readonly TimeSpan JumpAtRestart = TimeSpan.FromMinutes(20);
    static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(20);

    readonly Random random = new(seed);
    readonly List<DateTimeOffset> killedAt = [];
    LostReportCase[] played = [];
    TimeSpan ahead;

    /// <summary>The cases that have not come to their end yet.</summary>
    public IReadOnlyList<LostReportCase> Open => [.. played.Where(one => !one.IsOver)];

    DateTimeOffset HostTime => TimeProvider.System.GetUtcNow() + ahead;

    /// <returns>What is broken in the end.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await using House house = await House.BuildAsync(cases);
        using PatientStaff reception = new(house.Address, DemoStaffDirectory.Reception);
        using PatientStaff examiner = new(house.Address, DemoStaffDirectory.Examiner);
        using PatientStaff approver = new(house.Address, DemoStaffDirectory.Approver);
        played =
        [
            .. house.Doctors.Select(doctor => new LostReportCase(
                doctor.Holder.HolderId, doctor.Cards[0].CardSerial, random.GetItems(Enum.GetValues<CaseCourse>(), 1)[0],
                TimeSpan.FromMilliseconds(random.Next(6000)), [reception, examiner, approver])),
        ];
        Life[] lives = [.. Enumerable.Range(0, kills).Select(_ => new Life(random.Next(5) == 0, TimeSpan.FromMilliseconds(random.Next(100, 2500))))];

        Task all = Task.WhenAll(played.Select(one => one.PlayAsync(cancellationToken)));
        HostProcess host = Start(house);
        try
        {
            foreach (Life life in lives)
            {
                host = await EndAsync(life, host, house);
            }

            // No more kills but this: time goes on until whatever waits for it has had its turn. A slow machine gets longer lives.
            for (TimeSpan patience = FirstPatience; await Task.WhenAny(all, Task.Delay(patience, cancellationToken)) != all; patience *= 2)
            {
                cancellationToken.ThrowIfCancellationRequested();
                host = await EndAsync(new(false, TimeSpan.Zero), host, house);
            }

            await all;
            await host.KillAsync(cancellationToken);
            killedAt.Add(HostTime);
        }
        finally
        {
            host.Dispose();
        }

        return await house.BrokenAsync(HostTime + JumpAtRestart, [.. played.Select(one => one.End)], killedAt);
    }

    async Task<HostProcess> EndAsync(Life life, HostProcess host, House house)
    {
        if (!life.DiesAtStart)
        {
            await host.Ready.WaitAsync(cancellationToken);
        }

        await Task.Delay(life.Length, cancellationToken);
        await host.KillAsync(cancellationToken);
        killedAt.Add(HostTime);
        host.Dispose();
        output.WriteLine($"Killed after {life.Length.TotalMilliseconds} ms{(life.DiesAtStart ? " of its start" : "")}; {played.Count(one => one.IsOver)} cases are over.");
        ahead += JumpAtRestart;
        return Start(house);
    }

    HostProcess Start(House house) => HostProcess.Start(house.DataFolder, house.Address.Port, house.Storage, ahead);

    /// <param name="DiesAtStart">Whether its length counts from the start of the process, not from its first answer.</param>
    sealed record Life(bool DiesAtStart, TimeSpan Length);
}
