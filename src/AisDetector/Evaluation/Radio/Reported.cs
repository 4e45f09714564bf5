using AisDetector.Core.Reports;

namespace AisDetector.Evaluation.Radio;

/// <summary>A report as received, and when it reaches the input: milliseconds since 1970.</summary>
internal readonly record struct Reported(long Arrival, int Order, Report Report);
