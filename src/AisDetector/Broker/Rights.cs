using AisDetector.App;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Broker;

/// <summary>
/// What this client's user may do, asked before anything is done: a right that is missing is named with the command that
/// gives it. A broker that does not say leaves it to the first refusal.
/// </summary>
internal sealed class Rights(string servers, IReadOnlyDictionary<string, string> settings)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>Rights belong to users. A client without TLS or password has no name, and asking for its rights would only cost time.</summary>
    private bool HasName => settings.GetValueOrDefault("security.protocol", "plaintext") is var protocol && !protocol.Equals("plaintext", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="Fault">One of the topics is there, and this user may not do with it what is needed.</exception>
    public async Task CheckTopicsAsync(IAdminClient admin, IReadOnlyList<(string Topic, AclOperation[] Needed)> needed)
    {
        if (!HasName) return;
        List<TopicDescription> topics;
        try
        {
            var options = new DescribeTopicsOptions { IncludeAuthorizedOperations = true, RequestTimeout = AnswerWithin };
            topics = (await admin.DescribeTopicsAsync(TopicCollection.OfTopicNames(needed.Select(n => n.Topic)), options)).TopicDescriptions;
        }
        catch (DescribeTopicsException e)
        {
            topics = e.Results.TopicDescriptions;
        }
        catch (KafkaException)
        {
            return;
        }

        foreach (var (topic, operations) in needed)
        {
            if (topics.Find(t => t.Name == topic) is not { } found) continue;
            if (found.Error.Code == ErrorCode.TopicAuthorizationFailed) throw Missing(operations[0], "topic", topic);
            if (found.Error.IsError || found.AuthorizedOperations is not { Count: > 0 } allowed) continue;
            foreach (var operation in operations)
                if (!allowed.Contains(operation)) throw Missing(operation, "topic", topic);
        }
    }

    /// <exception cref="Fault">This user may not be of the group.</exception>
    public async Task CheckGroupAsync(IAdminClient admin, string group)
    {
        if (!HasName) return;
        try
        {
            var options = new DescribeConsumerGroupsOptions { IncludeAuthorizedOperations = true, RequestTimeout = AnswerWithin };
            var found = (await admin.DescribeConsumerGroupsAsync([group], options)).ConsumerGroupDescriptions[0];
            if (found.AuthorizedOperations is { Count: > 0 } allowed && !allowed.Contains(AclOperation.Read)) throw Missing(AclOperation.Read, "group", group);
        }
        catch (DescribeConsumerGroupsException e) when (e.Results.ConsumerGroupDescriptions.Exists(g => g.Error.Code == ErrorCode.GroupAuthorizationFailed))
        {
            throw Missing(AclOperation.Read, "group", group);
        }
        catch (KafkaException)
        {
            // The broker does not say; and a group that has never run cannot be described.
        }
    }

    /// <param name="kind">As kafka-acls.sh calls it: topic, group, transactional-id.</param>
    public Fault Missing(AclOperation operation, string kind, string name)
    {
        var user = settings.GetValueOrDefault("sasl.username");
        return new Fault(
            $"{(user == null ? "this client's user" : $"user {user}")} lacks the right {operation} on {kind} {name}; give it: "
            + $"kafka-acls.sh --bootstrap-server {servers} --add --allow-principal User:{user ?? "…"} --operation {operation} --{kind} {name}");
    }
}
