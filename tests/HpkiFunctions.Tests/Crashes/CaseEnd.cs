using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>How one case must have ended: the request, the card, and the mails that its holder must have received in the course of it.</summary>
public sealed record CaseEnd(string HolderId, string CardSerial, RequestState Request, CardState Card, params StatusMailKind[] Mails);
