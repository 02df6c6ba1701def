namespace Hpki.Correspondence.Pdf;

enum FontWeight
{
    Regular,
    Bold,
}
