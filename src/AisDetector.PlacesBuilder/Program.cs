using System.Text.Json;
using AisDetector.PlacesBuilder;

if (args is ["measure", var resource, .. var recordings] && recordings.Length > 0)
    return Measurement.Run(resource, recordings, Console.Out);

if (args is not [var folder, var output])
{
    Console.Error.WriteLine("""
        usage: placesbuilder FOLDER OUTPUT            make the places resource from the four inputs in FOLDER
               placesbuilder measure RESOURCE CSV...  share of moored and of moving ships by kind of water (CSV of the DMA)
        """);
    return 2;
}

try
{
    var bytes = PlacesWriter.Write(Sources.Read(folder), Console.Error);
    // Written beside and moved, so that a half-written resource is never taken for a whole one.
    var beside = output + ".tmp";
    File.WriteAllBytes(beside, bytes);
    File.Move(beside, output, overwrite: true);
    return 0;
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException
    or JsonException or FormatException or KeyNotFoundException or IndexOutOfRangeException)
{
    // An input that is missing, or is not what it should be.
    Console.Error.WriteLine(e.Message);
    return 1;
}
