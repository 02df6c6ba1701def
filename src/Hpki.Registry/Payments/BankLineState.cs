namespace Hpki.Registry.Payments;

/// <summary>Where a line of the bank's file stands.</summary>
public enum BankLineState
{
    /// <summary>確認待ち: somebody has to say what it is.</summary>
    Waiting,

    /// <summary>割当て中: it was given to a request; that its payment is entered was not seen yet.</summary>
    Assigning,

    /// <summary>記録済: its payment is entered.</summary>
    Entered,

    /// <summary>処理済: it is no payment for a request, and somebody wrote down what became of it.</summary>
    Closed,
}
