using System.Reflection;
using System.Reflection.Emit;

namespace AisDetector.Core.Tests.Support;

/// <summary>Which types a type knows: by its base, fields, signatures and the instructions of its methods.</summary>
internal static class KnownTypes
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<ushort, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(code => (ushort)code.Value);

    /// <summary>Those of its own assembly.</summary>
    public static IEnumerable<Type> Of(Type type) => All(type).Where(t => t.Assembly == type.Assembly);

    public static IEnumerable<Type> All(Type type)
    {
        var known = new HashSet<Type>();
        Add(known, type.BaseType);
        foreach (var contract in type.GetInterfaces()) Add(known, contract);
        foreach (var field in type.GetFields(Own)) Add(known, field.FieldType);
        foreach (var method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
        {
            Add(known, (method as MethodInfo)?.ReturnType);
            foreach (var parameter in method.GetParameters()) Add(known, parameter.ParameterType);
            if (method.GetMethodBody() is not { } body) continue;
            foreach (var local in body.LocalVariables) Add(known, local.LocalType);
            foreach (var token in Tokens(body.GetILAsByteArray()!)) AddMember(known, method, token);
        }

        // The compiler's own types have no namespace.
        return known.Where(t => t.Namespace != null);
    }

    private static void AddMember(HashSet<Type> known, MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token, method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
        Add(known, member as Type ?? member?.DeclaringType);
        if (member is MethodInfo { IsGenericMethod: true } called) foreach (var argument in called.GetGenericArguments()) Add(known, argument);
    }

    private static void Add(HashSet<Type> known, Type? type)
    {
        if (type == null || !known.Add(type)) return;
        if (type.HasElementType) Add(known, type.GetElementType());
        if (type.IsGenericType) foreach (var argument in type.GetGenericArguments()) Add(known, argument);
    }

    /// <summary>The metadata tokens that instructions carry (ECMA-335, III): types, members; no strings, no signatures.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = (ushort)code[at++];
            if (value == 0xFE) value = (ushort)(0xFE00 | code[at++]);
            var operand = OpCodes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok) yield return BitConverter.ToInt32(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }
}
