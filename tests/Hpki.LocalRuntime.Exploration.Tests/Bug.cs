namespace Hpki.LocalRuntime.Exploration.Tests;

/// <summary>What went wrong, with which seed, and in which of the schedules so far.</summary>
sealed record Bug(string Report, uint Seed, int Schedules);
