using System.Buffers.Binary;

namespace AisDetector.Feed;

/// <summary>
/// Which partition a vessel's reports go to: that of the record key, its MMSI in nine digits, by the hash of Kafka's own
/// Java client (murmur2), so that other producers of the same topic that use this key agree.
/// </summary>
internal static class VesselPartition
{
    public static int Of(uint mmsi, int partitions)
    {
        if (partitions == 1) return 0;
        Span<byte> key = stackalloc byte[10];
        mmsi.TryFormat(key, out var length, "D9");
        return (int)((Murmur2(key[..length]) & 0x7FFFFFFF) % (uint)partitions);
    }

    /// <summary>As <c>org.apache.kafka.common.utils.Utils.murmur2</c>: 32 bits, seed 0x9747b28c.</summary>
    internal static uint Murmur2(ReadOnlySpan<byte> data)
    {
        const uint m = 0x5BD1E995;
        var hash = 0x9747B28C ^ (uint)data.Length;
        for (; data.Length >= 4; data = data[4..])
        {
            var k = BinaryPrimitives.ReadUInt32LittleEndian(data) * m;
            k ^= k >> 24;
            hash = hash * m ^ k * m;
        }

        if (data.Length >= 3) hash ^= (uint)data[2] << 16;
        if (data.Length >= 2) hash ^= (uint)data[1] << 8;
        if (data.Length >= 1) hash = (hash ^ data[0]) * m;
        hash = (hash ^ hash >> 13) * m;
        return hash ^ hash >> 15;
    }
}
