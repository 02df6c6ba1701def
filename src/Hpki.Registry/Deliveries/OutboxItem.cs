using System.Text.Json.Serialization;

namespace Hpki.Registry.Deliveries;

/// <summary>One thing a decision sends out of the holder's partition.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OutboxStart), "start")]
[JsonDerivedType(typeof(OutboxSignal), "signal")]
[JsonDerivedType(typeof(OutboxProjections), "projections")]
[JsonDerivedType(typeof(OutboxPages), "pages")]
[JsonDerivedType(typeof(OutboxTakenBack), "taken-back")]
abstract record OutboxItem;
