using AisDetector.Verbs;

return await CommandLine.RunAsync(args);
