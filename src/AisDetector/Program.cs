using AisDetector.App;
using AisDetector.Commands;

MemoryLimit.Watch();
return CommandLine.Run(args);
