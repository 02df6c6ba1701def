using HpkiFunctions.Access;

namespace HpkiFunctions.Flows;

/// <summary>Who gives an order, in which call of which function: what the access log says of it.</summary>
public sealed record FlowCaller(StaffPrincipal Staff, FunctionContext Function, string Path);
