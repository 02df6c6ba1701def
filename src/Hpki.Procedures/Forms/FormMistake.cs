namespace Hpki.Procedures.Forms;

/// <summary>What is wrong with one answer. The message (Japanese) says what to do and never repeats the answer.</summary>
/// <param name="Key">The key under which the web page asks: a question's, or that of the room behind a box.</param>
/// <param name="Message">For the person who typed.</param>
public sealed record FormMistake(string Key, string Message);
