using System.Net;
using System.Net.Sockets;
using System.Text;
using AisDetector.App;
using AisDetector.Feed;
using AisDetector.Ops;

namespace AisDetector.Tests.Feed;

/// <summary>TCP and UDP on loopback.</summary>
public class LiveSourceTests
{
    private readonly FakeClock _clock = new();
    private readonly List<string> _said = [];

    private FeedEvents Events => new(new PlainLines(_said.Add));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_connection_is_made_again_and_nothing_of_the_next_is_joined_to_the_broken_line()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var source = FeedSource.Open($"tcp://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}", _clock, Events);
        var serving = Task.Run(
            async () =>
            {
                foreach (var text in (string[])["one\ntwo\nthr", "four\n"])
                {
                    using var client = await server.AcceptTcpClientAsync(Stop);
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Stop);
                }
            },
            Stop);

        Assert.Equal("one\ntwo\nthr\nfour\n", await ReadUntilAsync(source, "four\n"));
        await serving;
        Assert.Equal(["connection lost (the server closed it); trying again until it answers", "connected"], _said.Select(s => s[(s.IndexOf(' ') + 1)..]));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_ever_less_often_and_told_of_once()
    {
        int port;
        using (var taken = new TcpListener(IPAddress.Loopback, 0))
        {
            taken.Start();
            port = ((IPEndPoint)taken.LocalEndpoint).Port;
        }

        await using var source = FeedSource.Open($"tcp://127.0.0.1:{port}", _clock, Events);
        using var stop = new CancellationTokenSource();
        var reading = source.ReadAsync(new byte[100], stop.Token).AsTask();
        while (_clock.Waits.Length < 9) await Task.Yield();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], _clock.Waits.Take(9).Select(w => w.TotalSeconds));
        Assert.Single(_said);
        Assert.Contains("Connection refused", _said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Datagrams_end_their_last_line_and_lose_the_mark_of_IEC_61162_450()
    {
        var port = FreePort();
        await using var source = FeedSource.Open($"udp://127.0.0.1:{port}", _clock, Events);
        using var sender = new UdpClient("127.0.0.1", port);
        foreach (var text in (string[])["one", "", "two\r\nthree\n", "UdPbC\0\\s:a*1\\four\r\n"]) await sender.SendAsync(Encoding.ASCII.GetBytes(text), Stop);

        Assert.Equal("one\ntwo\r\nthree\n\\s:a*1\\four\r\n", await ReadUntilAsync(source, "four\r\n"));
    }

    [Theory]
    [InlineData("tcp://host")]
    [InlineData("tcp://:4001")]
    [InlineData("tcp://host:0")]
    [InlineData("udp://host:4001")]
    [InlineData("udp://:70000")]
    [InlineData("http://host:80")]
    public void An_address_that_is_none_is_a_wrong_argument(string name) =>
        Assert.Equal(2, Assert.Throws<Fault>(() => FeedSource.Open(name, _clock, Events)).ExitCode);

    [Fact]
    public async Task A_port_in_use_is_an_operating_fault_that_names_it()
    {
        var port = FreePort();
        await using var first = FeedSource.Open($"udp://:{port}", _clock, Events);

        var fault = Assert.Throws<Fault>(() => FeedSource.Open($"udp://0.0.0.0:{port}", _clock, Events));

        Assert.Equal(1, fault.ExitCode);
        Assert.StartsWith($"udp://0.0.0.0:{port}: ", fault.Message, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task<string> ReadUntilAsync(FeedSource source, string end)
    {
        var text = "";
        var buffer = new byte[1000];
        while (!text.EndsWith(end, StringComparison.Ordinal)) text += Encoding.ASCII.GetString(buffer.AsSpan(0, await source.ReadAsync(buffer, Stop)));
        return text;
    }
}
