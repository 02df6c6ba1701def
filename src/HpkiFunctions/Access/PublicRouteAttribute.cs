namespace HpkiFunctions.Access;

/// <summary>Anyone may call it: revocation lists, CA certificates, guide pages, style sheets.</summary>
public sealed class PublicRouteAttribute : RouteAttribute;
