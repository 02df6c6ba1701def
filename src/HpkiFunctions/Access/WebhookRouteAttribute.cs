namespace HpkiFunctions.Access;

/// <summary>The mail provider may call it, proved by its signature over the whole body (<see cref="WebhookGate"/>).</summary>
public sealed class WebhookRouteAttribute : RouteAttribute;
