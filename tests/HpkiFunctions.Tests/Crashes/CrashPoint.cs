namespace HpkiFunctions.Tests.Crashes;

/// <summary>Where a host dies.</summary>
/// <param name="Call">At which of its calls to the outside, counted from 1.</param>
/// <param name="CallIsMade">Whether the service does what that call asks for.</param>
/// <param name="HouseComesFirst">Whether the sweeps run before whoever was at work asks again, or after.</param>
readonly record struct CrashPoint(int Call, bool CallIsMade, bool HouseComesFirst);
