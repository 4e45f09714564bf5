using AisDetector.Fleets;

return FleetCommand.Run(args);
