using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Requests;

/// <summary>Another request of the same holder that belongs to the one shown.</summary>
public sealed record LinkedRequest(RequestNumber Number, ProcedureKind Procedure, RequestState State);
