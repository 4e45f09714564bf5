using AisDetector.Commands;

return CommandLine.Run(args);
