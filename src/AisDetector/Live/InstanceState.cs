namespace AisDetector.Live;

/// <summary>Where an instance of <c>run</c> stands.</summary>
internal enum InstanceState
{
    /// <summary>Looks at the brokers and topics.</summary>
    Starting,

    /// <summary>Another instance detects; this one would take over.</summary>
    StandingBy,

    /// <summary>The partition is assigned to it: it shuts the instance before out and restores the state.</summary>
    TakingOver,

    /// <summary>Restored, and reads again what has been published already.</summary>
    Rereading,

    Active,

    /// <summary>Asked to stop, or at the end that was asked for: commits and saves.</summary>
    Leaving,
}
