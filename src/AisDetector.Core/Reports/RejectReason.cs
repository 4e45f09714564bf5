namespace AisDetector.Core.Reports;

/// <summary>Why an input was not used. Every rejected input has exactly one; summaries count by it; nothing is dropped silently.</summary>
public enum RejectReason : byte
{
    // What could not be decoded: goes to the dead letters.
    /// <summary>Not an AIS sentence, CSV row or JSON object of the kind the source holds.</summary>
    NotAis,
    BadChecksum,
    /// <summary>Field count, part numbers, fill bits or characters outside NMEA 0183 and the six-bit alphabet.</summary>
    MalformedSentence,
    /// <summary>The payload has fewer bits than its message type needs.</summary>
    TooShort,
    /// <summary>A part of a multi-part message whose other parts did not come in time.</summary>
    IncompleteMessage,
    /// <summary>A CSV row or JSON object whose field cannot be read.</summary>
    MalformedField,
    MalformedTime,
    MalformedMmsi,

    // What was decoded and is not used: counted only.
    /// <summary>Longitude 181 or latitude 91 (not available), or outside the globe.</summary>
    NoPosition,
    /// <summary>Exactly 0 N 0 E: a receiver without a fix.</summary>
    NullIsland,
    /// <summary>Decoded, but the source gave it no time.</summary>
    NoTime,
    /// <summary>Fewer than nine digits, or 000 and 111 prefixes: not a ship station.</summary>
    NotAVessel,
    /// <summary>MMSI 970, 972, 974: search and rescue transmitter, man overboard, EPIRB.</summary>
    DistressBeacon,
    /// <summary>Type 4 or 11.</summary>
    BaseStation,
    /// <summary>Type 9.</summary>
    SearchAndRescueAircraft,
    /// <summary>Type 21, or an MMSI column marked so.</summary>
    AidToNavigation,
    /// <summary>A message type without position or static data (6, 7, 8, 10, ...).</summary>
    OtherType,

    // What the detector does not use.
    /// <summary>The same transmission heard by another station, or the same CSV row twice.</summary>
    Duplicate,
    /// <summary>Older than the horizon when it arrived.</summary>
    Late,
    /// <summary>Its clock is ahead of the log's.</summary>
    FromTheFuture,
    /// <summary>Not newer than the newest fix of the track that it fits.</summary>
    NotNewer,
    /// <summary>A type 27 report within 60 min of a finer fix of its track.</summary>
    CoarserThanTrack,
}
