using System.Text.Json;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Json;

/// <summary>The properties that the JSON shapes of AIS have, whatever they are called and however deep they stand.</summary>
internal enum Field
{
    None, Mmsi, MmsiInMetadata, Time, TimeOrSecond, TimeExternal, Latitude, Longitude, Coordinates, Speed, Course, Heading, Status, MessageType, Class,
    Imo, CallSign, Name, NameInMetadata, ShipType, TypeOrShipType, Length, Beam, Draught, Destination, Eta, EtaMonth, EtaDay, EtaHour, EtaMinute,
    ToBow, ToStern, ToPort, ToStarboard, Topic, Kind, Format, Error,
}

/// <summary>Which of the public JSON shapes an object has.</summary>
internal enum JsonShape { Other, AisStream, AisHub, Digitraffic }

/// <summary>
/// One JSON object's scalars by meaning, as bytes. The shapes agree so far that a property's name and the object it stands in give its meaning: aisstream.io
/// (<c>MetaData</c>, <c>Message</c> by type), AISHub (flat, upper case), Digitraffic (GeoJSON features; flat MQTT payloads of version 2; the older ones
/// wrapped in <c>data</c>).
/// </summary>
internal sealed class JsonFields
{
    private static readonly int Count = Enum.GetValues<Field>().Length;

    private static readonly Dictionary<string, Field> Names = new(StringComparer.Ordinal)
    {
        ["mmsi"] = Field.Mmsi,
        ["userid"] = Field.Mmsi,
        ["time"] = Field.Time,
        ["timeutc"] = Field.Time,
        ["datetime"] = Field.Time,
        ["basedatetime"] = Field.Time,
        ["timestamp"] = Field.TimeOrSecond,
        ["timestampexternal"] = Field.TimeExternal,
        ["latitude"] = Field.Latitude,
        ["lat"] = Field.Latitude,
        ["longitude"] = Field.Longitude,
        ["lon"] = Field.Longitude,
        ["lng"] = Field.Longitude,
        ["coordinates"] = Field.Coordinates,
        ["sog"] = Field.Speed,
        ["speed"] = Field.Speed,
        ["speedknots"] = Field.Speed,
        ["cog"] = Field.Course,
        ["course"] = Field.Course,
        ["coursedegrees"] = Field.Course,
        ["heading"] = Field.Heading,
        ["trueheading"] = Field.Heading,
        ["headingdegrees"] = Field.Heading,
        ["navstat"] = Field.Status,
        ["navigationalstatus"] = Field.Status,
        ["status"] = Field.Status,
        ["messageid"] = Field.MessageType,
        ["class"] = Field.Class,
        ["imo"] = Field.Imo,
        ["imonumber"] = Field.Imo,
        ["callsign"] = Field.CallSign,
        ["name"] = Field.Name,
        ["shipname"] = Field.NameInMetadata,
        ["shiptype"] = Field.ShipType,
        ["type"] = Field.TypeOrShipType,
        ["lengthmeters"] = Field.Length,
        ["length"] = Field.Length,
        ["beammeters"] = Field.Beam,
        ["width"] = Field.Beam,
        ["beam"] = Field.Beam,
        ["draught"] = Field.Draught,
        ["draughtmeters"] = Field.Draught,
        ["maximumstaticdraught"] = Field.Draught,
        ["destination"] = Field.Destination,
        ["dest"] = Field.Destination,
        ["eta"] = Field.Eta,
        ["month"] = Field.EtaMonth,
        ["day"] = Field.EtaDay,
        ["hour"] = Field.EtaHour,
        ["minute"] = Field.EtaMinute,
        ["a"] = Field.ToBow,
        ["refa"] = Field.ToBow,
        ["referencepointa"] = Field.ToBow,
        ["tobowmeters"] = Field.ToBow,
        ["b"] = Field.ToStern,
        ["refb"] = Field.ToStern,
        ["referencepointb"] = Field.ToStern,
        ["tosternmeters"] = Field.ToStern,
        ["c"] = Field.ToPort,
        ["refc"] = Field.ToPort,
        ["referencepointc"] = Field.ToPort,
        ["toportmeters"] = Field.ToPort,
        ["d"] = Field.ToStarboard,
        ["refd"] = Field.ToStarboard,
        ["referencepointd"] = Field.ToStarboard,
        ["tostarboardmeters"] = Field.ToStarboard,
        ["topic"] = Field.Topic,
        ["messagetype"] = Field.Kind,
        ["format"] = Field.Format,
        ["error"] = Field.Error,
    };

    private readonly (int Start, int Length)[] _values = new (int, int)[Count];
    private readonly WordCache<Field>.Meaning _meaning = name => Names.GetValueOrDefault(FieldWords.Key(name));
    private readonly WordCache<Field> _fields = new();
    private byte[] _text = new byte[4096];
    private int _used;

    public JsonShape Shape { get; private set; }

    public bool Has(Field field) => _values[(int)field].Length > 0;

    public ReadOnlySpan<byte> this[Field field] => _text.AsSpan(_values[(int)field].Start, _values[(int)field].Length);

    /// <summary>Reads one object; false when it is not JSON.</summary>
    public bool TryRead(ReadOnlySpan<byte> record)
    {
        Array.Clear(_values);
        _used = 0;
        Shape = JsonShape.Other;
        if (_text.Length < record.Length * 2) _text = new byte[record.Length * 2];
        try
        {
            var reader = new Utf8JsonReader(record, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var field = Field.None;
            var isMetadata = false;
            var metadataDepth = 0;
            var coordinate = -1;
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        field = FindField(ref reader, isMetadata);
                        if (reader.ValueTextEquals("MetaData"u8))
                        {
                            isMetadata = true;
                            metadataDepth = reader.CurrentDepth;
                            Shape = JsonShape.AisStream;
                        }

                        coordinate = -1;
                        break;
                    case JsonTokenType.EndObject when isMetadata && reader.CurrentDepth <= metadataDepth:
                        isMetadata = false;
                        break;
                    case JsonTokenType.StartArray:
                        coordinate = field == Field.Coordinates ? 0 : -1;
                        break;
                    case JsonTokenType.EndArray:
                        coordinate = -1;
                        field = Field.None;
                        break;
                    case JsonTokenType.Number when coordinate >= 0:
                        if (coordinate < 2) Keep(coordinate == 0 ? Field.Longitude : Field.Latitude, ref reader);
                        coordinate++;
                        break;
                    case JsonTokenType.Number or JsonTokenType.String or JsonTokenType.True or JsonTokenType.False when field != Field.None:
                        Keep(field, ref reader);
                        field = Field.None;
                        break;
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private Field FindField(ref Utf8JsonReader reader, bool isMetadata)
    {
        var name = reader.ValueSpan;
        if (name.Length > 32 || reader.ValueIsEscaped) return Field.None;
        if (Shape == JsonShape.Other)
        {
            if (name.SequenceEqual("MMSI"u8) || name.SequenceEqual("NAVSTAT"u8)) Shape = JsonShape.AisHub;
            else if (name.SequenceEqual("timestampExternal"u8) || name.SequenceEqual("navStat"u8) || name.SequenceEqual("refA"u8) || name.SequenceEqual("referencePointA"u8))
                Shape = JsonShape.Digitraffic;
        }

        var field = _fields.Find(name, _meaning);
        if (isMetadata)
        {
            field = field switch
            {
                Field.Mmsi => Field.MmsiInMetadata,
                // The metadata's position is the vessel's last known, also beside static data.
                Field.Latitude or Field.Longitude => Field.None,
                _ => field,
            };
        }

        return field;
    }

    private void Keep(Field field, ref Utf8JsonReader reader)
    {
        // The first stands: a message's own fields come before what is repeated deeper.
        if (_values[(int)field].Length > 0) return;
        var start = _used;
        if (reader.TokenType == JsonTokenType.String)
        {
            if (reader.ValueSpan.Length > _text.Length - _used) return;
            _used += reader.CopyString(_text.AsSpan(_used));
        }
        else
        {
            reader.ValueSpan.CopyTo(_text.AsSpan(_used));
            _used += reader.ValueSpan.Length;
        }

        _values[(int)field] = (start, _used - start);
    }
}
