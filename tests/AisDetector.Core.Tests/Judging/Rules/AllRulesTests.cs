using AisDetector.Core.Judging.Rules;

namespace AisDetector.Core.Tests.Judging.Rules;

/// <summary>A rule that is written and not named in the list judges nothing.</summary>
public sealed class AllRulesTests
{
    [Fact]
    public void Every_rule_is_in_its_list_once_and_has_a_test_class()
    {
        Assert.Equal(Written<IReason>(), Names(AllRules.Reasons));
        Assert.Equal(Written<IFlag>(), Names(AllRules.Flags));
        Assert.Equal(Written<ICategoryRule>(), Names(AllRules.Categories));
        var tests = GetType().Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        Assert.All(Written<IReason>().Union(Written<IFlag>()).Union(Written<ICategoryRule>()), rule => Assert.Contains(rule + "Tests", tests));
    }

    [Fact]
    public void Codes_and_words_are_unlike()
    {
        Assert.Distinct(AllRules.Reasons.Select(r => r.Code));
        Assert.Distinct(AllRules.Flags.Select(f => f.Word));
    }

    private static string[] Written<T>() =>
        [.. typeof(AllRules).Assembly.GetTypes().Where(t => t.IsClass && !t.IsAbstract && typeof(T).IsAssignableFrom(t)).Select(t => t.Name).Order(StringComparer.Ordinal)];

    private static string[] Names<T>(IEnumerable<T> rules) => [.. rules.Select(r => r!.GetType().Name).Order(StringComparer.Ordinal)];
}
