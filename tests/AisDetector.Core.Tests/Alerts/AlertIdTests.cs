using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using AisDetector.Core.Alerts;

namespace AisDetector.Core.Tests.Alerts;

public sealed class AlertIdTests
{
    [Fact]
    public void It_is_the_first_130_bits_of_the_hash_in_Crockfords_base_32()
    {
        // The hash as one number, divided by 32 again and again.
        var number = new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes("rendezvous|transfer|538000002|636000001|1772346120000")), isUnsigned: true, isBigEndian: true) >> (256 - 130);
        var expected = new char[26];
        for (var i = 25; i >= 0; i--, number >>= 5) expected[i] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(int)(number & 31)];
        Assert.Equal(new string(expected), AlertId.Of(AlertKind.Rendezvous, "transfer", [538000002, 636000001], 1772346120000));
    }

    [Fact]
    public void Whatever_names_an_alert_changes_its_id() => Assert.Distinct(
    [
        AlertId.Of(AlertKind.Rendezvous, "transfer", [1, 2], 3),
        AlertId.Of(AlertKind.Loitering, "transfer", [1, 2], 3),
        AlertId.Of(AlertKind.Rendezvous, "gfw", [1, 2], 3),
        AlertId.Of(AlertKind.Rendezvous, "transfer", [1, 4], 3),
        AlertId.Of(AlertKind.Rendezvous, "transfer", [1, 2], 4),
        AlertId.Of(AlertKind.Rendezvous, "transfer", [12], 3),
    ]);
}
