using Microsoft.Win32.SafeHandles;

namespace AisDetector.Output;

/// <summary>The reader of our stdout has gone (<c>| head</c>): nothing is wrong, there is just nobody left to write for.</summary>
internal sealed class ReaderGoneException() : IOException("the reader of the output has gone");

/// <summary>
/// stdout as bytes. The runtime's own stream drops what a reader that has gone would have got, without a word: a decode of
/// a hundred gigabytes into <c>head</c> would run to its end. Pipes are therefore written to directly, and say so.
/// </summary>
internal static class StandardOutput
{
    /// <summary>EPIPE (errno 32 on Linux and macOS).</summary>
    private const int BrokenPipe = 32;

    public static bool IsTerminal => !Console.IsOutputRedirected;

    public static Stream Open()
    {
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!pipe.CanSeek) return new BufferedStream(new PipeStream(pipe), 1 << 16);

        // A regular file may be shared with other commands (`(a; b) > file`): only write(2) moves its offset for them too.
        pipe.Dispose();
        return new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
    }

    private sealed class PipeStream(FileStream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                inner.Write(buffer);
            }
            catch (IOException exception) when ((exception.HResult & 0xFFFF) == BrokenPipe)
            {
                throw new ReaderGoneException();
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
