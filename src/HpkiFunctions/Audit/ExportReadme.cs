using System.Globalization;
using System.Text;
using Hpki.Registry.Audit;

namespace HpkiFunctions.Audit;

/// <summary>How the one who receives an export can check it with sha256sum and openssl alone.</summary>
static class ExportReadme
{
    public const string Text =
        """
        医師資格証 管理システム 保有者記録の書き出し

        目次は index.html です(ブラウザーで開き、そのまま印刷できます)。

        1. ファイルが変わっていないこと
             sha256sum -c manifest.sha256

        2. 失効リスト(CRL)が認証局の発行であること
             openssl x509 -inform DER -in ca/sign.crt -out sign.pem
             openssl crl -inform DER -in crls/sign-<番号>.crl -CAfile sign.pem -noout -text
           「verify OK」と表示され、records/cards.json の証明書シリアル番号が一覧に載っています。認証用は sign を auth に読み替えます。

        3. 日次封印
           seals/<日付>.header.json の SHA-256 が、その日の封印の値です。
             sha256sum seals/<日付>.header.json
           次の日の header.json の previousHash がこの値と同じであれば、封印は連なっています。最後の封印の値は、センターの外部の記録
           (運用ログ)にも残っています。
           この保有者の行がその封印に含まれることは、次で確かめられます(他の保有者の情報は要りません。RFC 6962 のマークル木です)。
             bash seals/<日付>.check.sh
           「OK」と表示され、check.sh の中の行が、その日の経過記録の最後の番号(sequence)とハッシュ(hash)です。

        4. 経過記録(timeline.json)
           各事象の hash は、次の項目をこの順に、それぞれ4バイト(ビッグエンディアン)の長さと UTF-8 のバイト列にして並べたものの
           SHA-256 です(項目がないときは長さ FFFFFFFF、バイト列なし)。
             "hpki-event-1"、保有者ID、番号、日時(UTC、yyyy-MM-ddTHH:mm:ss.fffffffZ)、行為者の種別、行為者ID、種類、申請ID、
             事実の数、事実の名前と値(名前の順)、承認者ID、付記のハッシュ(detailHash)、前の事象のハッシュ(previousHash)
           最初の事象の previousHash は "hpki-timeline-1" と保有者ID、detailHash は "hpki-detail-1" と salt と付記の本文から、同じ方法で求めます。
           封印の hash と、その番号の事象の hash が同じであれば、そこまでのすべての事象は封印の後に変わっていません。
           付記は法令により消去されることがあり、そのことは detail.erased の事象が示します。

        5. verification.json は、書き出しの時点でシステム自身が行った検証の結果です(findings が空であれば異常なし)。

        """;

    /// <summary>A script that leads from the holder's line to the seal's root with openssl alone.</summary>
    public static string Check(SealProof proof, string root)
    {
        StringBuilder script = new("#!/bin/bash\nset -e\n");
        script.Append("h=$(mktemp) && n=$(mktemp)\n");
        script.Append(CultureInfo.InvariantCulture, $"{{ printf '\\x00'; printf '%s' '{proof.Line}'; }} | openssl dgst -sha256 -binary > \"$h\"\n");
        foreach (MerkleStep step in proof.Path)
        {
            string beside = $"printf '{string.Concat(step.Hash.Chunk(2).Select(pair => $"\\x{pair[0]}{pair[1]}"))}'";
            string both = step.Side == MerkleSide.Left ? $"{beside}; cat \"$h\"" : $"cat \"$h\"; {beside}";
            script.Append(CultureInfo.InvariantCulture, $"{{ printf '\\x01'; {both}; }} | openssl dgst -sha256 -binary > \"$n\" && mv \"$n\" \"$h\"\n");
        }

        script.Append(CultureInfo.InvariantCulture, $"[ \"$(od -An -v -tx1 \"$h\" | tr -d ' \\n')\" = '{root}' ] && echo OK || {{ echo NG; exit 1; }}\n");
        return script.ToString();
    }
}
