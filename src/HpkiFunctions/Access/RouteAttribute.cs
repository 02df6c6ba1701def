namespace HpkiFunctions.Access;

/// <summary>Every HTTP function carries exactly one of the classes below; a function without one is refused (design §7).</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RouteAttribute : Attribute;
