using System.IO.Compression;
using System.Text;

namespace AisDetector.Output.Page;

/// <summary>
/// Markup that the page holds packed until somebody asks for it: raw deflate (RFC 1951) in base 64, which browsers unpack
/// by themselves (<c>DecompressionStream</c>). The drawings of one alert are 22 kB as markup and 8 kB packed (mean of 734);
/// positions drawn by a script would need all figures to be written twice, in two languages.
/// </summary>
internal static class FigurePack
{
    public static Markup Of(Markup markup)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(markup.Text));
        return new Markup($"<template class=\"pack\">{Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length)}</template>");
    }
}
