using System.Text;
using AisDetector.Core.Reports;

namespace AisDetector.Formats.Fields;

/// <summary>The words that CSV files put in place of the numbers of ITU-R M.1371.</summary>
internal static class FieldWords
{
    /// <summary>Lower-case letters and digits of a name or word: <c>Base_Date Time</c> and <c>BaseDateTime</c> are one.</summary>
    public static string Key(ReadOnlySpan<byte> text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit((char)c)) key.Append(char.ToLowerInvariant((char)c));
        }

        return key.ToString();
    }

    /// <summary>Navigational status in words (ITU-R M.1371-5 table 45, as the DMA and NOAA write them, else by <see cref="LooseWords"/>); null when they are not understood.</summary>
    public static byte? Status(ReadOnlySpan<byte> text) => Key(text).Replace("regionaluse", "", StringComparison.Ordinal) switch
    {
        "underwayusingengine" or "underwayusingengines" or "underway" => 0,
        "atanchor" or "anchored" => 1,
        "notundercommand" => 2,
        "restrictedmaneuverability" or "restrictedmanoeuverability" or "restrictedmanoeuvrability" or "restrictedmaneuvrability" => 3,
        "constrainedbyherdraught" or "constrainedbyherdraft" or "constrainedbydraught" => 4,
        "moored" => 5,
        "aground" => 6,
        "engagedinfishing" or "fishing" => 7,
        "underwaysailing" or "sailing" => 8,
        "reservedforfutureamendmenthsc" or "reservedforfutureamendmentofnavigationalstatusforhsc" => 9,
        "reservedforfutureamendmentwig" or "reservedforfutureamendmentofnavigationalstatusforwig" => 10,
        "powerdrivenvesseltowingastern" => 11,
        "powerdrivenvesselpushingaheadortowingalongside" => 12,
        "reservedforfutureuse" => 13,
        { Length: > 20 } word when word.StartsWith("reservedforfutureuse", StringComparison.Ordinal) && byte.TryParse(word.AsSpan(20), out var number) && number is >= 9 and <= 13 => number,
        "aissart" or "aissartactive" or "aissartisactive" => 14,
        "" or "notdefined" or "undefined" or "notdefineddefault" or "unknown" or "unknownvalue" or "default" or "na" or "nan" or "null" or "none" => Report.StatusNotDefined,
        _ => LooseWords.Status(text),
    };

    /// <summary>
    /// Ship type in words (ITU-R M.1371-5 table 53, as the DMA writes it, else by <see cref="LooseWords"/>): 1 to 99; 0 for words that say that there is none;
    /// null when they are not understood.
    /// </summary>
    public static byte? ShipType(ReadOnlySpan<byte> text) => Key(text) switch
    {
        "wig" => 20,
        "fishing" => 30,
        "towing" => 31,
        "towinglongwide" => 32,
        "dredging" => 33,
        "diving" => 34,
        "military" => 35,
        "sailing" => 36,
        "pleasure" or "pleasurecraft" => 37,
        "hsc" or "highspeedcraft" => 40,
        "pilot" or "pilotvessel" => 50,
        "sar" or "searchandrescue" => 51,
        "tug" => 52,
        "porttender" => 53,
        "antipollution" => 54,
        "lawenforcement" => 55,
        "spare1" => 56,
        "spare2" => 57,
        "medical" => 58,
        "notpartytoconflict" or "notpartytoanarmedconflict" => 59,
        "passenger" => 60,
        "cargo" => 70,
        "tanker" => 80,
        "other" => 90,
        "" or "undefined" or "unknown" or "reserved" or "na" or "nan" or "null" or "none" or "n" => 0,
        _ => LooseWords.ShipType(text),
    };

    /// <summary>The DMA's second column of a ship's type: the hazard category that is the type's last digit.</summary>
    public static byte HazardCategory(ReadOnlySpan<byte> text) => Key(text) switch
    {
        "categoryx" => 1,
        "categoryy" => 2,
        "categoryz" => 3,
        "categoryos" => 4,
        _ => 0,
    };

    /// <summary>
    /// Ship type as a number: 1 to 99, or one of the US Coast Guard's vessel codes that NOAA gave from 2015 to 2017, mapped
    /// by the groups of its "Vessel Type Codes" (2018) sheet. 0 for none: the standard's 0, and what it reserves from 100 to 255. Null when it is no such number.
    /// </summary>
    public static byte? ShipType(long code) => code switch
    {
        >= 1 and <= 99 => (byte)code,
        0 or (>= 100 and <= 255) => 0,
        1001 or 1002 => 30,
        1003 or 1004 or 1016 => 70,
        >= 1012 and <= 1015 => 60,
        1017 or 1024 => 80,
        1019 => 37,
        1021 => 35,
        1023 or 1025 => 31,
        >= 1005 and <= 1022 => 90,
        _ => null,
    };

    /// <summary>Class of a transceiver in words; null when they are not understood.</summary>
    public static TransceiverClass? Class(ReadOnlySpan<byte> text) => Key(text) switch
    {
        "a" or "classa" => TransceiverClass.A,
        "b" or "classb" or "bcs" or "bso" or "classbcs" or "classbso" => TransceiverClass.B,
        _ => VesselStatics.IsNothing(CsvNumbers.Trim(text)) ? TransceiverClass.Unknown : null,
    };

    /// <summary>What kind of station a row says it is from; the reason when it is not a ship's.</summary>
    public static TransceiverClass Station(ReadOnlySpan<byte> text, out RejectReason? reason)
    {
        reason = null;
        switch (Key(text))
        {
            case "classa" or "a": return TransceiverClass.A;
            case "classb" or "b": return TransceiverClass.B;
            case "basestation": reason = RejectReason.BaseStation; break;
            case "aton" or "aidtonavigation" or "aidstonavigation": reason = RejectReason.AidToNavigation; break;
            case "sarairborne" or "saraircraft" or "searchandrescueaircraft": reason = RejectReason.SearchAndRescueAircraft; break;
            case "manoverboarddevice" or "manoverboard" or "mob" or "searchandrescuetransponder" or "sart" or "aissart" or "epirb":
                reason = RejectReason.DistressBeacon;
                break;
        }

        return TransceiverClass.Unknown;
    }
}
