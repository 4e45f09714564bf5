using System.Diagnostics;
using AisDetector.App;

namespace AisDetector.Ops;

/// <summary>What all meters and traces of the program are called.</summary>
internal static class Instruments
{
    public const string Name = "AisDetector";

    public static readonly ActivitySource Traces = new(Name, Product.Version);
}
