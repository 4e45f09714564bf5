namespace AisDetector.Replay;

/// <summary>
/// The input is more out of order than the reorder window: start again with sorting. <see cref="InputLog.Run{T}"/> catches it and does so.
/// </summary>
public sealed class DisorderException(string file) : Exception($"{file} is more out of order than the reorder window")
{
    public string File { get; } = file;
}
