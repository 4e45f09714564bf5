using AisDetector.Core.Alerts;

namespace AisDetector.Output.Page;

/// <summary>The alerts in the page's order, highest score first, and how they hang together. An alert is known by its index here.</summary>
internal sealed class PageContent
{
    /// <summary>So few alerts are written out one below the other; of more each is opened when asked for.</summary>
    public const int OpenMax = 5;

    /// <summary>The figures of so many of the highest scores stand in the page as they are, for readers without scripts.</summary>
    public const int PlainMax = 20;

    /// <summary>So many of the highest scores have figures; with those of 10,000 the file would be over 100 MB.</summary>
    public const int DrawnMax = 2000;

    private readonly int?[] _groups;

    public PageContent(PageSubject subject)
    {
        Subject = subject;
        Alerts =
        [
            .. subject.Alerts.Where(a => a.Phase != AlertPhase.Retracted).Select(a => a.Rounded())
                .OrderByDescending(a => a.Score).ThenBy(a => a.Start).ThenBy(a => a.Id, StringComparer.Ordinal),
        ];
        Groups = PlaceGroups.Of(Alerts);
        _groups = new int?[Alerts.Count];
        for (var g = 0; g < Groups.Count; g++)
            if (Groups[g].IsGroup) foreach (var alert in Groups[g].Members) _groups[alert] = g;
        Months = Tally.OfMonths(Alerts);
        Areas = Tally.OfAreas(Alerts);
        Categories = Tally.OfCategories(Alerts);
    }

    public PageSubject Subject { get; }
    public IReadOnlyList<Alert> Alerts { get; }
    public IReadOnlyList<PlaceGroup> Groups { get; }
    public Tally Months { get; }
    public Tally Areas { get; }
    public Tally Categories { get; }

    /// <summary>Needs an alert.</summary>
    public OverviewMap Map => field ??= new OverviewMap(Alerts, Groups);

    /// <summary>The alerts are opened one by one, from the list.</summary>
    public bool IsFolded => Alerts.Count > OpenMax;

    /// <summary>The group that an alert is listed in; null for one that stands alone.</summary>
    public int? GroupOf(int alert) => _groups[alert];
}
