using System.Buffers;

namespace AisDetector.Core.Geo;

/// <summary>A resource of a loaded assembly, where it lies in memory. It stays there as long as the assembly is loaded; the stream is kept, and so keeps the assembly.</summary>
internal sealed unsafe class LoadedResource(UnmanagedMemoryStream stream) : MemoryManager<byte>
{
    private readonly byte* _start = stream.PositionPointer;
    private readonly UnmanagedMemoryStream _stream = stream;

    public override Span<byte> GetSpan() => new(_start, checked((int)_stream.Length));

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
