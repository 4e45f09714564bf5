namespace AisDetector.Core.Reports;

/// <summary>Orders reports by their decoded fields, so that equal times do not depend on arrival.</summary>
internal static class ReportOrder
{
    public static int Compare(in Report a, in Report b)
    {
        int c;
        if ((c = a.Time.CompareTo(b.Time)) != 0) return c;
        if ((c = a.Mmsi.CompareTo(b.Mmsi)) != 0) return c;
        if ((c = a.Type.CompareTo(b.Type)) != 0) return c;
        if ((c = a.Latitude.CompareTo(b.Latitude)) != 0) return c;
        if ((c = a.Longitude.CompareTo(b.Longitude)) != 0) return c;
        if ((c = a.SpeedKnots.CompareTo(b.SpeedKnots)) != 0) return c;
        if ((c = a.CourseDegrees.CompareTo(b.CourseDegrees)) != 0) return c;
        if ((c = a.HeadingDegrees.CompareTo(b.HeadingDegrees)) != 0) return c;
        if ((c = a.Status.CompareTo(b.Status)) != 0) return c;
        if ((c = a.Class.CompareTo(b.Class)) != 0) return c;
        if ((c = a.PayloadHash.CompareTo(b.PayloadHash)) != 0) return c;
        return Compare(a.Static, b.Static);
    }

    public static int Compare(StaticData? a, StaticData? b)
    {
        if (ReferenceEquals(a, b)) return 0;
        if (a is null) return -1;
        if (b is null) return 1;
        int c;
        if ((c = Nullable.Compare(a.Imo, b.Imo)) != 0) return c;
        if ((c = string.CompareOrdinal(a.Name, b.Name)) != 0) return c;
        if ((c = string.CompareOrdinal(a.CallSign, b.CallSign)) != 0) return c;
        if ((c = Nullable.Compare(a.ShipType, b.ShipType)) != 0) return c;
        if ((c = Nullable.Compare(a.ToBowMeters, b.ToBowMeters)) != 0) return c;
        if ((c = Nullable.Compare(a.ToSternMeters, b.ToSternMeters)) != 0) return c;
        if ((c = Nullable.Compare(a.ToPortMeters, b.ToPortMeters)) != 0) return c;
        if ((c = Nullable.Compare(a.ToStarboardMeters, b.ToStarboardMeters)) != 0) return c;
        if ((c = Nullable.Compare(a.LengthMeters, b.LengthMeters)) != 0) return c;
        if ((c = Nullable.Compare(a.BeamMeters, b.BeamMeters)) != 0) return c;
        if ((c = Nullable.Compare(a.DraughtMeters, b.DraughtMeters)) != 0) return c;
        if ((c = string.CompareOrdinal(a.Destination, b.Destination)) != 0) return c;
        return string.CompareOrdinal(a.Eta, b.Eta);
    }
}
