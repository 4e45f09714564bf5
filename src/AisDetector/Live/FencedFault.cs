using AisDetector.App;
using Confluent.Kafka;

namespace AisDetector.Live;

/// <summary>Another instance of the group has taken over: this one may not publish any more.</summary>
internal sealed class FencedFault(Error error) : Fault($"another instance of the group has taken over ({error.Reason})");
