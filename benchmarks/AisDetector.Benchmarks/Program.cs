using AisDetector.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args, DefaultConfig.Instance.AddColumn(new RatePerSecond()));
