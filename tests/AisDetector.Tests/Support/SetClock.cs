using Microsoft.Extensions.Time.Testing;

namespace AisDetector.Tests.Support;

/// <summary>A clock that is set, and begins at a time that the tests know.</summary>
internal sealed class SetClock() : FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
