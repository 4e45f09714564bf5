using AisDetector.Verbs;

return CommandLine.Run(args);
