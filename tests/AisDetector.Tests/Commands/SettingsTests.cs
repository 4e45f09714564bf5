using System.CommandLine;
using AisDetector.Commands;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Commands;

/// <summary>Options from files and the environment, below the command line.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _program = new(), _working = new();

    public void Dispose()
    {
        _program.Dispose();
        _working.Dispose();
    }

    [Fact]
    public void The_command_line_goes_before_the_working_folder_and_that_before_the_programs_folder()
    {
        _program.Write("appsettings.json", """{ "Run": { "BootstrapServer": "a:1", "Group": "program", "SnapshotEvery": "1m", "CreateTopics": true } }""");
        _working.Write("appsettings.json", """{ "Run": { "SnapshotEvery": "2m", "group": "working" } }""");
        Assert.Equal(
            ["run", "--bootstrap-server=a:1", "--create-topics=True", "--snapshot-every=2m", "--group", "typed"], With("run", "--group", "typed"));
    }

    [Fact]
    public void What_may_be_repeated_adds_up_and_what_is_typed_comes_last()
    {
        _program.Write("appsettings.json", """{ "Run": { "BootstrapServer": "a:1", "Set": { "MinDuration": "45m" } } }""");
        _working.Write("appsettings.json", """{ "Run": { "Set": [ "ContactDistanceMeters=300" ] } }""");
        Assert.Equal(
            ["run", "--bootstrap-server=a:1", "--set=MinDuration=45m", "--set=ContactDistanceMeters=300", "--set", "MinDuration=1h"], With("run", "--set", "MinDuration=1h"));
    }

    [Fact]
    public void Each_verb_has_its_section_and_others_sections_are_nobodys_business()
    {
        _working.Write("appsettings.json", """{ "AllowedHosts": "*", "Feed": { "Speed": "60x" }, "Run": { "Group": "g" } }""");
        Assert.Equal(["run", "--group=g"], With("run"));
        Assert.Equal(["feed", "--speed=60x", "file"], With("feed", "file"));
    }

    [Fact]
    public void Settings_of_librdkafka_have_a_section_of_their_own()
    {
        _program.Write("appsettings.json", """{ "Kafka": { "security.protocol": "SSL", "linger.ms": 3 } }""");
        _working.Write("appsettings.json", """{ "Kafka": { "linger.ms": 4 } } // a comment""");
        var kafka = Settings.Load(_program.Path, _working.Path).Kafka;
        Assert.Equal(("SSL", "4"), (kafka["security.protocol"], kafka["linger.ms"]));
    }

    [Theory]
    [InlineData("""{ "Run": { "BootstrapServr": "a:1" } }""", "Run:BootstrapServr (FILE): there is no such setting; the settings of run are ", "BootstrapServer")]
    [InlineData("""{ "Run": { "BootstrapServer": "nowhere", "From": "earliest" } }""", "Run:BootstrapServer (FILE) nowhere: HOST:PORT is expected")]
    [InlineData("""{ "Run": { "BootstrapServer": "a:1", "From": "later" } }""", "Run:From (FILE) later: earliest or latest is expected; did you mean latest?")]
    [InlineData("""{ "Run": { "BootstrapServer": "a:1", "SnapshotEvery": "soon" } }""", "Run:SnapshotEvery (FILE) soon: a time span is expected")]
    [InlineData("""{ "Run": { "BootstrapServer": "a:1", "CreateTopics": "maybe" } }""", "Run:CreateTopics (FILE) maybe: true or false is expected")]
    [InlineData("""{ "Run": { "BootstrapServer": "a:1", "Http": 9464 } }""", "Run:Http (FILE) 9464: HOST:PORT is expected")]
    [InlineData("""{ "Run": { "BootstrapServer": "a:1", "Set": { "MinDuration": "ages" } } }""", "Run:Set:MinDuration (FILE) MinDuration=ages: a time span is expected")]
    [InlineData("""{ "Run": {""", "FILE: ", "JSON")]
    public void What_is_wrong_in_a_file_is_named_with_key_value_and_what_would_be_right(string file, params string[] words)
    {
        var path = _working.Write("appsettings.json", file);
        var outcome = BuiltProgram.RunIn(_working.Path, "run");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        foreach (var word in words) Assert.Contains(word.Replace("FILE", path, StringComparison.Ordinal), outcome.Errors);
    }

    [Theory]
    [InlineData("AISDETECTOR_BOOTSTRAP_SERVER=nowhere $P run", "AISDETECTOR_BOOTSTRAP_SERVER nowhere: HOST:PORT is expected")]
    [InlineData("AISDETECTOR_RUN__BOOTSTRAP_SERVER=one AISDETECTOR_BOOTSTRAP_SERVER=two $P run", "AISDETECTOR_RUN__BOOTSTRAP_SERVER one: HOST:PORT is expected")]
    [InlineData("AISDETECTOR_BOOTSTRAP_SERVER=nowhere $P run --bootstrap-server typed", "--bootstrap-server typed: HOST:PORT is expected")]
    [InlineData("AISDETECTOR_BOOTSTRAP_SERVER=a:1 AISDETECTOR_SPEED=fast $P feed x", "AISDETECTOR_SPEED fast: 1x, 60x or max")]
    [InlineData("AISDETECTOR_BOOTSTRAP_SERVER=a:1 AISDETECTOR_SET__MinDuration=ages $P run", "AISDETECTOR_SET__MinDuration MinDuration=ages: a time span is expected")]
    [InlineData("$P run", "--bootstrap-server' is required (or AISDETECTOR_BOOTSTRAP_SERVER, or BootstrapServer in the section Run of appsettings.json)")]
    public void The_environment_goes_before_the_files_and_after_the_command_line(string script, string word)
    {
        // For the last, which asks for what nobody gives, the file must not give it either.
        if (!script.StartsWith('$')) _working.Write("appsettings.json", """{ "Run": { "BootstrapServer": "file" }, "Feed": { "Speed": "1x" } }""");
        var outcome = BuiltProgram.Shell(_working.Path, script);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(word, outcome.Errors);
    }

    [Fact]
    public void A_variable_that_looks_like_ours_and_is_none_is_named()
    {
        var outcome = BuiltProgram.Shell(_working.Path, "AISDETECTOR_GRUOP=x AISDETECTOR_SPEED=1x AISDETECTOR_TRACE= $P run --bootstrap-server localhost:1 --config security.protocol=none");
        Assert.Contains("warning: AISDETECTOR_GRUOP is set, but there is no such setting", outcome.Errors);
        Assert.DoesNotContain("AISDETECTOR_SPEED", outcome.Errors);
    }

    [Fact]
    public void The_log_has_the_form_and_the_level_that_are_asked_for_and_no_setting_of_the_client()
    {
        _working.Write("appsettings.json", """{ "Run": { "BootstrapServer": "localhost:1", "LogFormat": "json" }, "Kafka": { "sasl.password": "s3cret", "security.protocol": "none" } }""");
        var outcome = BuiltProgram.Shell(_working.Path, "$P run");
        Assert.Contains("\"message\":\"aisdetector ", outcome.Errors);
        Assert.DoesNotContain("s3cret", outcome.Errors);
        var quiet = BuiltProgram.Shell(_working.Path, "AISDETECTOR_LOGGING__LOGLEVEL__DEFAULT=Error $P run");
        Assert.DoesNotContain("\"message\"", quiet.Errors);
        Assert.Contains("aisdetector: ", quiet.Errors);
    }

    private string[] With(params string[] arguments)
    {
        var root = new RootCommand { RunVerb.Command(), FeedVerb.Create() };
        return Settings.Load(_program.Path, _working.Path).With(arguments, root.Parse(arguments));
    }
}
