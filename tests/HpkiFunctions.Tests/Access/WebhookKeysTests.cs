using System.Security.Cryptography;
using System.Text;
using HpkiFunctions.Access;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Tests.Access;

public sealed class WebhookKeysTests
{
    const string Timestamp = "1795482000";
    static readonly byte[] Body = Encoding.UTF8.GetBytes("""[{"event":"delivered","reason":"見本"}]""");

    /// <summary>A request that SendGrid really signed: the test vector of its own C# library (sendgrid-csharp, RequestValidatorTests, MIT).</summary>
    [Fact]
    public void Verify_WhatTheProviderSigned_IsTrue()
    {
        WebhookKeys keys = Keys("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==");
        byte[] body = Encoding.UTF8.GetBytes(
            """[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]"""
            + "\r\n");

        bool signed = keys.Verify("1600112502", body, Convert.FromBase64String("MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="));

        Assert.True(signed);
        Assert.False(keys.Verify("1600112502", body.AsSpan(0, body.Length - 2), Convert.FromBase64String("MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=")));
    }

    [Fact]
    public void Verify_AnyByteChanged_IsFalse()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WebhookKeys keys = Keys(Public(key));
        byte[] signature = Sign(key, Timestamp, Body);

        Assert.True(keys.Verify(Timestamp, Body, signature));
        Assert.All(Enumerable.Range(0, Body.Length), place =>
        {
            byte[] changed = [.. Body];
            changed[place] ^= 1;
            Assert.False(keys.Verify(Timestamp, changed, signature));
        });
        Assert.False(keys.Verify(Timestamp, [.. Body, (byte)' '], signature));
        Assert.False(keys.Verify(Timestamp, [(byte)' ', .. Body], signature));
        Assert.False(keys.Verify("1795482001", Body, signature));
    }

    /// <summary>Bytes that are no UTF-8 become other bytes when they are read as text; the signature is over the bytes.</summary>
    [Fact]
    public void Verify_BodyThatIsNoText_IsByItsBytes()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] body = [0xEF, 0xBB, 0xBF, 0x5B, 0xFF, 0xC0, 0x5D];

        Assert.True(Keys(Public(key)).Verify(Timestamp, body, Sign(key, Timestamp, body)));
    }

    [Fact]
    public void Verify_ByAnotherKey_IsFalse()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(Keys(Public(key)).Verify(Timestamp, Body, Sign(other, Timestamp, Body)));
    }

    [Fact]
    public void Verify_WhileKeysChange_TakesBoth()
    {
        using ECDsa old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WebhookKeys keys = Keys(Public(old), Public(next));

        Assert.True(keys.Verify(Timestamp, Body, Sign(old, Timestamp, Body)));
        Assert.True(keys.Verify(Timestamp, Body, Sign(next, Timestamp, Body)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("3006020100020100")]
    [InlineData("30060201010201")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    public void Verify_SignatureThatIsNone_IsFalse(string hex)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(Keys(Public(key)).Verify(Timestamp, Body, Convert.FromHexString(hex)));
    }

    [Theory]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    public void From_WhatIsNoKey_NamesTheSetting(string key)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Keys(Public(ECDsa.Create(ECCurve.NamedCurves.nistP256)), key));

        Assert.Contains("SendGrid:WebhookPublicKeys:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_KeyOfAnotherCurve_IsRefused()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<InvalidOperationException>(() => Keys(Public(key)));
    }

    [Fact]
    public void From_NoKey_HasNone() => Assert.False(Keys("").Any);

    static WebhookKeys Keys(params string[] keys) => WebhookKeys.From(new ConfigurationBuilder()
        .AddInMemoryCollection(keys.Index().Select(key => KeyValuePair.Create($"SendGrid:WebhookPublicKeys:{key.Index}", (string?)key.Item)))
        .Build());

    static string Public(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    static byte[] Sign(ECDsa key, string timestamp, byte[] body) =>
        key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}
