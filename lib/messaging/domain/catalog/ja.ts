import { draft, type LanguageCatalog } from './entry.ts';

/** Japanese. */
export const ja: LanguageCatalog = {
  frame: {
    emailOpening: draft(
      'これは、カリフォルニア州州務長官が {county} 郡に代わってお送りする、{electionDate}の{electionName}についてのお知らせです。',
    ),
    emailTracking: draft('投票用紙が今どこにあるかの確認と設定の変更は、いつでもこちらでできます：{trackingSite}'),
    emailWhy: draft("このメールは、Where's My Ballot?（私の投票用紙はどこ？）に申し込まれた方にお送りしています。"),
    emailUnsubscribe: draft('メールの配信停止はこちら：{unsubscribe}'),
    voiceOpening: draft(
      'こんにちは。これは、カリフォルニア州州務長官が {county} 郡に代わってお送りする、{electionDate}の{electionName}についてのお知らせです。',
    ),
    voiceClosing: draft(
      "この電話を止めるには、Where's My Ballot のウェブサイトで設定を変更してください。失礼いたします。",
    ),
  },
  messages: {
    Outbound: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）の投票用紙{mailTime, select, over {は郵送済みです。届いていない場合は郡へご連絡ください。} other {を郵送中です。{expectedOn, select, none {通常5～7営業日かかります。} other {郵便局の到着予定日：{expectedOn}。}}}}',
      ),
      email: {
        subject: draft('{county} 郡：{mailTime, select, over {投票用紙は郵送済みです} other {投票用紙を郵送中です}}'),
        body: draft(
          '{mailTime, select, over {あなたの投票用紙は郵送済みで、通常の郵便日数を過ぎています。投票用紙が届いていない場合は、郡の選挙事務所にご連絡ください。} other {あなたの投票用紙を郵送中です。{expectedOn, select, none {郵便は通常5～7営業日かかります。} other {郵便局の到着予定日は {expectedOn} です。}}投票用紙が届かない場合は、郡の選挙事務所にご連絡ください。}}',
        ),
      },
      voice: draft(
        '{mailTime, select, over {あなたの投票用紙は郵送済みで、通常の郵便日数を過ぎています。投票用紙が届いていない場合は、郡の選挙事務所にご連絡ください。} other {あなたの投票用紙を郵送中です。郵便は通常5日から7営業日かかります。}}',
      ),
    },
    Inbound: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）の投票用紙の封筒は郵便局で読み取られ、郡へ向かっています。郡が受け取ったらお知らせします。',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙が郡へ返送中です'),
        body: draft(
          '郵便局が、あなたの投票用紙が入った封筒のバーコードを読み取りました。封筒は郡へ向かっています。郡が受け取ったらお知らせします。',
        ),
      },
      voice: draft(
        '郵便局が、あなたの投票用紙が入った封筒のバーコードを読み取りました。封筒は郡へ向かっています。郡が受け取ったらお知らせします。',
      ),
    },
    Received: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：郡は{electionName}（{electionDate}）のあなたの投票用紙を受け取りました。これから確認します。結果は改めてお知らせします。',
      ),
      email: {
        subject: draft('{county} 郡：郡が投票用紙を受け取りました'),
        body: draft(
          '郡はあなたの投票用紙を受け取りました。これから選挙職員が、まず署名から確認します。確認後に改めてお知らせします。',
        ),
      },
      voice: draft(
        '郡はあなたの投票用紙を受け取りました。これから選挙職員が確認します。確認後に改めてお知らせします。',
      ),
    },
    Accepted: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：郡は{electionName}（{electionDate}）のあなたの投票用紙を受理しました。{counted, select, was {あなたの票は集計されました。} other {あなたの票はこれから集計されます。}}投票ありがとうございました。',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙が受理されました'),
        body: draft(
          '郡はあなたの投票用紙を確認し、受理しました。{counted, select, was {あなたの票は集計されました。} other {あなたの票はこれから集計されます。}}投票ありがとうございました。',
        ),
      },
      voice: draft(
        '郡はあなたの投票用紙を確認し、受理しました。{counted, select, was {あなたの票は集計されました。} other {あなたの票はこれから集計されます。}}投票ありがとうございました。',
      ),
    },
    NotAccepted: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）のあなたの投票用紙は受理されませんでした。{notAcceptedReason}お問い合わせ：{countyPhone}、{countyEmail}',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙が受理されませんでした'),
        body: draft(
          'あなたの投票用紙は受理されませんでした。{notAcceptedReason}\n\nご質問がある場合や、誤りだと思われる場合は、郡の選挙事務所にご連絡ください。\n電話：{countyPhone}\nメール：{countyEmail}',
        ),
      },
      voice: draft(
        'あなたの投票用紙は受理されませんでした。{notAcceptedReason}ご質問がある場合は、郡の選挙事務所にご連絡ください。電話番号は {countyPhone} です。',
      ),
    },
    ContactCounty: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）のあなたの投票用紙に問題があります。{contactReason}{ask, select, open {票が集計されるよう、早めに郡へご連絡ください：} other {訂正の期限は過ぎました。お問い合わせ：}}{countyPhone}、{countyEmail}',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙について郡にご連絡ください'),
        body: draft(
          '{ask, select, open {郡はあなたの投票用紙を受け取りましたが、まだ集計できません。} other {あなたの投票用紙に問題がありました。}}{contactReason}\n\n{ask, select, open {できるだけ早く郡の選挙事務所にご連絡ください。} other {訂正の期限は過ぎました。ご質問がある場合は、郡の選挙事務所にご連絡ください。}}\n電話：{countyPhone}\nメール：{countyEmail}',
        ),
      },
      voice: draft(
        '{ask, select, open {郡はあなたの投票用紙を受け取りましたが、まだ集計できません。} other {あなたの投票用紙に問題がありました。}}{contactReason}{ask, select, open {できるだけ早く郡の選挙事務所にご連絡ください。} other {訂正の期限は過ぎました。ご質問がある場合は、郡の選挙事務所にご連絡ください。}}電話番号は {countyPhone} です。',
      ),
    },
    Undeliverable: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）の投票用紙が郵便局から郡に戻りました。{ask, select, open {新しい投票用紙は郡へご連絡ください：} other {お問い合わせ：}}{countyPhone}、{countyEmail}',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙が届きませんでした'),
        body: draft(
          '郵便局はあなたの住所に投票用紙を届けることができず、郡に返送しました。{ask, select, open {住所を確認し、新しい投票用紙を受け取るには、郡の選挙事務所にご連絡ください。} other {ご質問がある場合は、郡の選挙事務所にご連絡ください。}}\n電話：{countyPhone}\nメール：{countyEmail}',
        ),
      },
      voice: draft(
        '郵便局はあなたの住所に投票用紙を届けることができず、郡に返送しました。{ask, select, open {新しい投票用紙を受け取るには、郡の選挙事務所にご連絡ください。} other {ご質問がある場合は、郡の選挙事務所にご連絡ください。}}電話番号は {countyPhone} です。',
      ),
    },
    Reissued: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：郡は{electionName}（{electionDate}）の新しい投票用紙を送りました。まだ投票していない場合は、新しいものだけをお使いください。お問い合わせ：{countyPhone}',
      ),
      email: {
        subject: draft('{county} 郡：新しい投票用紙を送りました'),
        body: draft(
          '郡はあなたに新しい投票用紙を送りました。まだ投票していない場合は、新しいものだけをお使いください。新しい投票用紙を請求していない場合は、郡の選挙事務所にご連絡ください。\n電話：{countyPhone}\nメール：{countyEmail}',
        ),
      },
      voice: draft(
        '郡はあなたに新しい投票用紙を送りました。まだ投票していない場合は、新しいものだけをお使いください。ご質問がある場合は、郡の選挙事務所にご連絡ください。電話番号は {countyPhone} です。',
      ),
    },
    InPerson: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）で、あなたは{votingPlace, select, poll {投票所} other {投票センター}}で投票しました。{counted, select, was {あなたの票は集計されました。} other {あなたの票はこれから集計されます。}}{mailBallot, select, issued {郵送された投票用紙は不要です。取消と表示されることがあります。} other {}}',
      ),
      email: {
        subject: draft('{county} 郡：直接投票したことが記録されています'),
        body: draft(
          '郡の記録では、あなたは{votingPlace, select, poll {投票所} other {投票センター}}で直接投票しました。{counted, select, was {あなたの票は集計されました。} other {あなたの票はこれから集計されます。}}投票ありがとうございました。{mailBallot, select, issued {あなたには郵便でも投票用紙が送られていますが、もう必要ありません。取消と表示されることがありますが、直接投じた票には影響しません。} other {}}',
        ),
      },
      voice: draft(
        '郡の記録では、あなたは{votingPlace, select, poll {投票所} other {投票センター}}で直接投票しました。{counted, select, was {あなたの票は集計されました。} other {あなたの票はこれから集計されます。}}投票ありがとうございました。{mailBallot, select, issued {郵便で送られた投票用紙はもう必要ありません。取消と表示されることがありますが、直接投じた票には影響しません。} other {}}',
      ),
    },
    DeadlineReminder: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{dataAsOf}現在、{electionName}（{electionDate}）のあなたの投票用紙はまだ記録されていません。{returnDeadline}までの消印で郵送するか、同日午後8時までに{votingPlace, select, poll {投票所} none {郡の選挙事務所} other {投票センター}}か投票用紙投函箱へお持ちください。返送済みの方は対応不要です。',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙は{returnDeadline}までに返送してください'),
        body: draft(
          '太平洋時間{dataAsOf}現在、郡はあなたの投票用紙をまだ記録していません。すでに返送された場合は、何もする必要はありません。記録されるまで数日かかることがあります。\n\nまだお手元にある場合は、{returnDeadline}までの消印で郵送するか、その日の午後8時までに{votingPlace, select, poll {投票所} none {郡の選挙事務所} other {投票センター}}または公式の投票用紙投函箱に提出してください。',
        ),
      },
      voice: draft(
        '太平洋時間{dataAsOf}現在、郡はあなたの投票用紙をまだ記録していません。すでに返送された場合は、何もする必要はありません。まだお手元にある場合は、{returnDeadline}までの消印で郵送するか、その日の午後8時までに{votingPlace, select, poll {投票所} none {郡の選挙事務所} other {投票センター}}または公式の投票用紙投函箱に提出してください。',
      ),
    },
    SignatureCure: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）の票を集計するには、あなたの署名が必要です。{cureDeadline}までに署名書類が郡に必着です：{cureLink} お問い合わせ：{countyPhone}',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙にあなたの署名が必要です'),
        body: draft(
          '投票用紙の封筒に署名がないか、署名が登録のものと一致しません。あなたの票はまだ集計できます。書類に記入して署名し、太平洋時間{cureDeadline}までに郡が受け取れるようにしてください：{cureLink}\n\nお手伝いが必要な場合は、郡の選挙事務所にご連絡ください。\n電話：{countyPhone}\nメール：{countyEmail}',
        ),
      },
      voice: draft(
        '投票用紙の封筒に署名がないか、署名が登録のものと一致しません。太平洋時間{cureDeadline}までに署名した書類を郡が受け取れば、あなたの票はまだ集計できます。書類については、郡の選挙事務所にご連絡ください。電話番号は {countyPhone} です。',
      ),
    },
    Confirmation: {
      text: draft(
        "カリフォルニア州州務長官：{county} 郡での投票用紙のお知らせに申し込まれました。選挙ごとに数通届きます。停止はSTOP、ヘルプはHELPと返信。通信料がかかる場合があります。Where's My Ballot? {trackingSite}",
      ),
      email: {
        subject: draft("{county} 郡：Where's My Ballot? に申し込まれました"),
        body: draft(
          'これは、カリフォルニア州州務長官が {county} 郡に代わってお送りするお知らせです。\n\n投票用紙のお知らせに申し込まれました。今回とこれからの選挙で、投票用紙が郵送されたとき、郡が受け取ったとき、受理したときにお知らせします。\n\n以前にも申し込まれていた場合は、今回ご記入の電話番号やメールアドレスが前のものに代わります。今回指定されなかった方法は、これまでどおり続きます。',
        ),
      },
    },
    MovedCounty: {
      text: draft(
        'カリフォルニア州州務長官：現在、別の郡で有権者登録されているため、{county} 郡の投票用紙のお知らせは終了しました。再びお知らせを受け取るには申し込んでください：{trackingSite}',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙のお知らせは終了しました'),
        body: draft(
          'これは、カリフォルニア州州務長官が {county} 郡に代わってお送りするお知らせです。\n\n現在、別の郡で有権者登録されています。そのため、{county} 郡の投票用紙のお知らせは終了しました。新しい郡でお知らせを受け取るには、もう一度申し込んでください：{trackingSite}',
        ),
      },
    },
    Correction: {
      text: draft(
        'カリフォルニア州州務長官・{county} 郡：{electionName}（{electionDate}）について。{corrects}無視してください。確認：{trackingSite} 電話：{countyPhone}',
      ),
      email: {
        subject: draft('{county} 郡：投票用紙についての先のお知らせの訂正'),
        body: draft(
          '{corrects}そのお知らせは無視してください。ご迷惑をおかけし、申し訳ありません。\n\nご質問がある場合は、郡の選挙事務所にご連絡ください。\n電話：{countyPhone}\nメール：{countyEmail}',
        ),
      },
      voice: draft(
        '{corrects}そのお知らせは無視してください。ご迷惑をおかけし、申し訳ありません。ご質問がある場合は、郡の選挙事務所にご連絡ください。電話番号は {countyPhone} です。',
      ),
    },
  },
  reasons: {
    VAV: draft('記録では、あなたはこの選挙ですでに投票しており、集計できるのは1票だけです。'),
    BME: draft('封筒に投票用紙が入っていませんでした。'),
    VDD: draft('記録では、この有権者は亡くなったとされています。'),
    MIA: draft('封筒の住所がないか、誤っていました。'),
    MRE: draft('1つの封筒に複数の投票用紙が入っていました。'),
    NOT: draft('期限までに届きませんでした。'),
    OTH: draft('理由は郡にお問い合わせください。'),
    CLD: draft('この投票用紙は取り消されました。'),
    NVS: draft('封筒に署名がありません。'),
    NMS: draft('署名が登録のものと一致しません。'),
    INF: draft('郡があなたに確認したいことがあります。'),
    NID: draft('本人確認書類がありません。'),
  },
  corrections: {
    Outbound: draft('投票用紙を郵送中とお知らせしましたが、誤りでした。'),
    Inbound: draft('郵便局が投票用紙の封筒を受け付けたとお知らせしましたが、誤りでした。'),
    Received: draft('郡が投票用紙を受け取ったとお知らせしましたが、誤りでした。'),
    Accepted: draft('投票用紙が受理されたとお知らせしましたが、誤りでした。'),
    NotAccepted: draft('投票用紙が受理されなかったとお知らせしましたが、誤りでした。'),
    ContactCounty: draft('投票用紙に問題があるとお知らせしましたが、誤りでした。'),
    Undeliverable: draft('投票用紙が郡に戻ったとお知らせしましたが、誤りでした。'),
    Reissued: draft('新しい投票用紙を送ったとお知らせしましたが、誤りでした。'),
    InPerson: draft('あなたが会場で投票したとお知らせしましたが、誤りでした。'),
    AtPollingPlace: draft('あなたが投票所で投票したとお知らせしましたが、誤りでした。'),
    AtVoteCenter: draft('あなたが投票センターで投票したとお知らせしましたが、誤りでした。'),
    general: draft('投票用紙についての先のお知らせは誤りでした。'),
  },
  electionNames: {
    'General Election': draft('総選挙'),
    'Statewide General Election': draft('州全体総選挙'),
    'Presidential General Election': draft('大統領総選挙'),
    'Statewide Direct Primary Election': draft('州全体直接予備選挙'),
    'Presidential Primary Election': draft('大統領予備選挙'),
    'Statewide Special Election': draft('州全体特別選挙'),
  },
};
