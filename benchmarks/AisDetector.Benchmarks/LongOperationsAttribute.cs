using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace AisDetector.Benchmarks;

/// <summary>Of benchmarks whose operations take seconds: a few of them after one to warm up, and no pilot; unless <c>--job</c> says otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongOperationsAttribute(int iterations) : Attribute, IConfigSource
{
    public IConfig Config => Environment.GetCommandLineArgs().Any(a => a is "--job" or "-j")
        ? ManualConfig.CreateEmpty()
        : ManualConfig.CreateEmpty().AddJob(Job.Default.WithStrategy(RunStrategy.Monitoring).WithLaunchCount(1).WithWarmupCount(1).WithIterationCount(iterations));
}
