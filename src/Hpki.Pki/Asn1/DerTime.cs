using System.Formats.Asn1;

namespace Hpki.Pki.Asn1;

/// <summary>Time in certificates and lists: UTCTime through 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5), whole seconds.</summary>
static class DerTime
{
    const int LastUtcTimeYear = 2049;

    public static DateTimeOffset WholeSeconds(DateTimeOffset instant) =>
        new DateTimeOffset(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    public static void Write(AsnWriter writer, DateTimeOffset instant)
    {
        DateTimeOffset utc = instant.ToUniversalTime();
        if (utc.Year <= LastUtcTimeYear)
        {
            writer.WriteUtcTime(utc, LastUtcTimeYear);
        }
        else
        {
            writer.WriteGeneralizedTime(utc, omitFractionalSeconds: true);
        }
    }

    public static DateTimeOffset Read(ReadOnlySpan<byte> source, out int consumed) =>
        Asn1Tag.Decode(source, out _) == Asn1Tag.UtcTime
            ? AsnDecoder.ReadUtcTime(source, AsnEncodingRules.DER, out consumed, LastUtcTimeYear)
            : AsnDecoder.ReadGeneralizedTime(source, AsnEncodingRules.DER, out consumed);
}
