using System.Formats.Asn1;
using Hpki.Pki.Asn1;

namespace Hpki.Pki.Certificates;

/// <summary>
/// hcRole, the holder's health-care qualification, inside subjectDirectoryAttributes (ISO 17090-2; tagging as in domain.md §3.4 and in real test
/// cards: all context tags explicit, codeDataValue and regionalHCActorData unused).
/// </summary>
public static class HcRole
{
    /// <summary>医師, spelled as the certificate policy's table of qualifications spells it.</summary>
    public const string MedicalDoctor = "Medical Doctor";

    static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    static readonly Asn1Tag Tag2 = new(TagClass.ContextSpecific, 2, isConstructed: true);

    /// <summary>The value of the extension subjectDirectoryAttributes (2.5.29.9) that holds this one role.</summary>
    public static byte[] Encode(string role)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence()) // SubjectDirectoryAttributes
        using (writer.PushSequence()) // Attribute
        {
            writer.WriteObjectIdentifier(Oids.HcRole);
            using (writer.PushSetOf()) // values
            using (writer.PushSetOf()) // HCActorData
            using (writer.PushSequence()) // HCActor
            using (writer.PushSequence(Tag0)) // codedData
            using (writer.PushSetOf()) // CodedData, a SET with members in the order of their tags
            {
                using (writer.PushSequence(Tag0))
                {
                    writer.WriteObjectIdentifier(Oids.HcRoleNationalCoding);
                }

                using (writer.PushSequence(Tag2))
                {
                    writer.WriteCharacterString(UniversalTagNumber.UTF8String, role);
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>Reads the role's text from the value of a subjectDirectoryAttributes extension; null when it holds no hcRole of the Japanese coding.</summary>
    /// <exception cref="AsnContentException">The value is not well-formed.</exception>
    public static string? Read(ReadOnlyMemory<byte> extensionValue)
    {
        AsnReader attributes = new AsnReader(extensionValue, AsnEncodingRules.DER).ReadSequence();
        while (attributes.HasData)
        {
            AsnReader attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() == Oids.HcRole)
            {
                return ReadActors(attribute.ReadSetOf());
            }
        }

        return null;
    }

    static string? ReadActors(AsnReader values)
    {
        AsnReader actors = values.ReadSetOf();
        while (actors.HasData)
        {
            AsnReader coded = actors.ReadSequence().ReadSequence(Tag0).ReadSetOf();
            if (coded.ReadSequence(Tag0).ReadObjectIdentifier() != Oids.HcRoleNationalCoding)
            {
                continue;
            }

            while (coded.HasData)
            {
                if (coded.PeekTag() == Tag2)
                {
                    return coded.ReadSequence(Tag2).ReadCharacterString(UniversalTagNumber.UTF8String);
                }

                coded.ReadEncodedValue();
            }
        }

        return null;
    }
}
