import { draft } from '../../../messaging/domain/catalog/entry.ts';
import type { OutreachTexts } from './outreach-texts.ts';

export const ja: OutreachTexts = {
  title: draft('私の投票用紙はどこ？'),
  lead: draft('郵便投票の投票用紙が郡から手元に届き、返送され、集計されるまでを確認できます。'),
  signUp: draft('申し込むと、テキストメッセージ、メール、または電話でお知らせが届きます。'),
  scan: draft('コードを読み取るか、次のサイトへ：'),
  stepsHeading: draft('申し込みの方法'),
  steps: [
    draft('名、姓、生年月日、郵便番号（ZIPコード）を入力します。'),
    draft('テキストメッセージ、メール、電話のいずれか、または三つすべてを選びます。'),
    draft('言語と、メッセージを受け取る時間帯を選びます。'),
  ],
  lasts: draft(
    'メッセージは10の言語で届きます。申し込みは、配信を停止するか別の郡に引っ越すまで、その後の選挙でも有効です。',
  ),
  postmark: draft('郵送する投票用紙は、{electionDate}までの消印があり、{receiptBy}までに郡に届く必要があります。'),
  handIn: draft(
    '投票日の午後8時までに、{votingPlace, select, poll {投票所} none {郡の選挙事務所} other {投票センター}}または公式の投票箱に提出することもできます。',
  ),
  genuine: draft('メッセージで生年月日、社会保障番号、パスワード、お金を求めることは決してありません。'),
  office: draft('ご質問は {county} 郡選挙事務所へ'),
  publisher: draft('カリフォルニア州州務長官、{county} 郡'),
  social: {
    signUp: draft(
      '私の投票用紙はどこ？ {electionName}の郵便投票の投票用紙を確認できます。テキスト、メール、電話でのお知らせの申し込みはこちら：{site}',
    ),
    returnByMail: draft(
      '投票用紙を郵送する方へ。{electionDate}までの消印があり、{receiptBy}までに {county} 郡に届く必要があります。確認はこちら：{site}',
    ),
    genuine: draft(
      '「私の投票用紙はどこ？」のメッセージが生年月日、社会保障番号、パスワード、お金を求めることは決してありません。申し込み：{site}',
    ),
  },
  press: {
    release: draft('報道発表'),
    dateline: draft('［発表日］'),
    contact: draft('［報道機関の連絡先：氏名、電話番号、メールアドレス］'),
    headline: draft('{county} 郡の有権者は{electionName}の投票用紙を確認できます'),
    opening: draft(
      'カリフォルニア州州務長官と {county} 郡選挙事務所は、{electionDate}の{electionName}に向けて「私の投票用紙はどこ？」への申し込みを有権者に呼びかけています。サービスのアドレスは {site} です。',
    ),
    service: draft(
      '郵便投票の投票用紙が発送されたとき、郡が受け取ったとき、受理されたとき、受理の前に訂正が必要なときに、有権者にメッセージが届きます。有権者はテキストメッセージ、メール、電話のいずれか、言語、時間帯を選べます。',
    ),
  },
};
