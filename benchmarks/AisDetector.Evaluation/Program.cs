using AisDetector.Commands;

// The verb of the program, for who works on the set itself: generate, score, run.
return CommandLine.Run(["evaluate", .. args]);
