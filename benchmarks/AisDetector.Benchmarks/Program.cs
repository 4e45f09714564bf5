using AisDetector.Benchmarks;
using AisDetector.Benchmarks.Live;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

if (args is ["live", .. var live]) return LiveBenchmarks.Run(live);
BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args, DefaultConfig.Instance.AddColumn(new RatePerSecond()));
return 0;
