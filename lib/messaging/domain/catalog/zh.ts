import { draft, type LanguageCatalog } from './entry.ts';

/** Chinese in traditional characters, as in the Secretary of State's own voter materials. */
export const zh: LanguageCatalog = {
  frame: {
    emailOpening: draft('這是加州州務卿代表 {county} 縣，就{electionDate}舉行的{electionName}發出的訊息。'),
    emailTracking: draft('您可以隨時查詢您的選票在哪裡，並更改您的選擇：{trackingSite}'),
    emailWhy: draft("您收到這封電子郵件，是因為您訂閱了 Where's My Ballot?（我的選票在哪裡？）。"),
    emailUnsubscribe: draft('如果不想再收到電子郵件：{unsubscribe}'),
    voiceOpening: draft('您好。這是加州州務卿代表 {county} 縣，就{electionDate}舉行的{electionName}發出的訊息。'),
    voiceClosing: draft("如果不想再接到這些電話，請在 Where's My Ballot 網站更改您的選擇。再見。"),
  },
  messages: {
    Outbound: {
      text: draft(
        '加州州務卿代表 {county} 縣：您{electionName}（{electionDate}）的選票{mailTime, select, over {早已寄出。如果沒有收到，請聯絡您的縣選舉辦公室。} other {正在郵寄途中，{expectedOn, select, none {一般需要 5 至 7 個工作天。} other {郵局預計到件日：{expectedOn}。}}}}',
      ),
      email: {
        subject: draft('{county} 縣：{mailTime, select, over {您的選票早已寄出} other {您的選票正在郵寄途中}}'),
        body: draft(
          '{mailTime, select, over {您的選票早已寄出給您，一般的郵寄時間已過。如果沒有收到選票，請聯絡您的縣選舉辦公室。} other {您的選票正在郵寄給您的途中。{expectedOn, select, none {郵寄一般需要 5 至 7 個工作天。} other {郵局預計到件日：{expectedOn}。}}如果沒有收到選票，請聯絡您的縣選舉辦公室。}}',
        ),
      },
      voice: draft(
        '{mailTime, select, over {您的選票早已寄出給您，一般的郵寄時間已過。如果沒有收到選票，請聯絡您的縣選舉辦公室。} other {您的選票正在郵寄給您的途中。郵寄一般需要 5 至 7 個工作天。}}',
      ),
    },
    Inbound: {
      text: draft(
        '加州州務卿代表 {county} 縣：郵局已掃描裝有您{electionName}（{electionDate}）選票的信封，正在寄回縣選舉辦公室。縣收到後，我們會通知您。',
      ),
      email: {
        subject: draft('{county} 縣：您的選票正在寄回縣選舉辦公室'),
        body: draft('郵局已掃描裝有您選票的信封，正在寄回縣選舉辦公室的途中。縣收到後，我們會通知您。'),
      },
      voice: draft('郵局已掃描裝有您選票的信封，正在寄回縣選舉辦公室的途中。縣收到後，我們會通知您。'),
    },
    Received: {
      text: draft(
        '加州州務卿代表 {county} 縣：縣已收到您{electionName}（{electionDate}）的選票，接下來會進行核對。之後我們會再通知您。',
      ),
      email: {
        subject: draft('{county} 縣：縣已收到您的選票'),
        body: draft('縣已收到您的選票。接下來，選務人員會核對選票，首先核對您的簽名。之後我們會再通知您。'),
      },
      voice: draft('縣已收到您的選票。接下來，選務人員會核對選票。之後我們會再通知您。'),
    },
    Accepted: {
      text: draft(
        '加州州務卿代表 {county} 縣：縣已接受您{electionName}（{electionDate}）的選票。{counted, select, was {您的選票已經計入。} other {您的選票將會計入。}}感謝您投票。',
      ),
      email: {
        subject: draft('{county} 縣：您的選票已被接受'),
        body: draft(
          '縣已核對並接受您的選票。{counted, select, was {您的選票已經計入。} other {您的選票將會計入。}}感謝您投票。',
        ),
      },
      voice: draft(
        '縣已核對並接受您的選票。{counted, select, was {您的選票已經計入。} other {您的選票將會計入。}}感謝您投票。',
      ),
    },
    NotAccepted: {
      text: draft(
        '加州州務卿代表 {county} 縣：您{electionName}（{electionDate}）的選票未被接受。{notAcceptedReason}如有疑問：{countyPhone}，{countyEmail}',
      ),
      email: {
        subject: draft('{county} 縣：您的選票未被接受'),
        body: draft(
          '您的選票未被接受。{notAcceptedReason}\n\n如果您有疑問，或認為有錯誤，請聯絡您的縣選舉辦公室。\n電話：{countyPhone}\n電子郵件：{countyEmail}',
        ),
      },
      voice: draft(
        '您的選票未被接受。{notAcceptedReason}如果您有疑問，請聯絡您的縣選舉辦公室。電話號碼是 {countyPhone}。',
      ),
    },
    ContactCounty: {
      text: draft(
        '加州州務卿代表 {county} 縣：您{electionName}（{electionDate}）的選票有問題。{contactReason}{ask, select, open {為了讓選票能夠計入，請儘快聯絡縣選舉辦公室：} other {更正期限已過。如有疑問：}}{countyPhone}，{countyEmail}',
      ),
      email: {
        subject: draft('{county} 縣：請就您的選票聯絡縣選舉辦公室'),
        body: draft(
          '{ask, select, open {縣已收到您的選票，但暫時無法計票。} other {您的選票曾出現問題。}}{contactReason}\n\n{ask, select, open {請儘快聯絡您的縣選舉辦公室。} other {更正期限已過。如果您有疑問，請聯絡您的縣選舉辦公室。}}\n電話：{countyPhone}\n電子郵件：{countyEmail}',
        ),
      },
      voice: draft(
        '{ask, select, open {縣已收到您的選票，但暫時無法計票。} other {您的選票曾出現問題。}}{contactReason}{ask, select, open {請儘快聯絡您的縣選舉辦公室。} other {更正期限已過。如果您有疑問，請聯絡您的縣選舉辦公室。}}電話號碼是 {countyPhone}。',
      ),
    },
    Undeliverable: {
      text: draft(
        '加州州務卿代表 {county} 縣：郵局把您{electionName}（{electionDate}）的選票退回縣選舉辦公室。{ask, select, open {如需新的選票，請聯絡該辦公室：} other {如有疑問：}}{countyPhone}，{countyEmail}',
      ),
      email: {
        subject: draft('{county} 縣：您的選票無法寄到您的地址'),
        body: draft(
          '郵局無法把選票寄到您的地址，已退回縣選舉辦公室。{ask, select, open {請聯絡您的縣選舉辦公室，核對地址並索取新的選票。} other {如果您有疑問，請聯絡您的縣選舉辦公室。}}\n電話：{countyPhone}\n電子郵件：{countyEmail}',
        ),
      },
      voice: draft(
        '郵局無法把選票寄到您的地址，已退回縣選舉辦公室。{ask, select, open {如需新的選票，請聯絡您的縣選舉辦公室。} other {如果您有疑問，請聯絡您的縣選舉辦公室。}}電話號碼是 {countyPhone}。',
      ),
    },
    Reissued: {
      text: draft(
        '加州州務卿代表 {county} 縣：縣已寄給您一張{electionName}（{electionDate}）的新選票。如果您尚未投票，請只使用新的選票。如有疑問：{countyPhone}',
      ),
      email: {
        subject: draft('{county} 縣：已寄給您新的選票'),
        body: draft(
          '縣已寄給您一張新的選票。如果您尚未投票，請只使用新的選票。如果您沒有要求新的選票，請聯絡您的縣選舉辦公室。\n電話：{countyPhone}\n電子郵件：{countyEmail}',
        ),
      },
      voice: draft(
        '縣已寄給您一張新的選票。如果您尚未投票，請只使用新的選票。如果您有疑問，請聯絡您的縣選舉辦公室。電話號碼是 {countyPhone}。',
      ),
    },
    InPerson: {
      text: draft(
        '加州州務卿代表 {county} 縣：您已在{votingPlace, select, poll {投票站} other {投票中心}}參加{electionName}（{electionDate}）的投票。{counted, select, was {您的選票已經計入。} other {您的選票將會計入。}}{mailBallot, select, issued {您不再需要郵寄選票，它可能顯示為已取消。} other {}}',
      ),
      email: {
        subject: draft('{county} 縣：您已親自投票'),
        body: draft(
          '縣的記錄顯示，您已在{votingPlace, select, poll {投票站} other {投票中心}}親自投票。{counted, select, was {您的選票已經計入。} other {您的選票將會計入。}}感謝您投票。{mailBallot, select, issued {縣也曾郵寄一張選票給您，您不再需要它。它可能顯示為已取消，這不會影響您親自投的票。} other {}}',
        ),
      },
      voice: draft(
        '縣的記錄顯示，您已在{votingPlace, select, poll {投票站} other {投票中心}}親自投票。{counted, select, was {您的選票已經計入。} other {您的選票將會計入。}}感謝您投票。{mailBallot, select, issued {您不再需要郵寄給您的選票。它可能顯示為已取消，這不會影響您親自投的票。} other {}}',
      ),
    },
    DeadlineReminder: {
      text: draft(
        '加州州務卿代表 {county} 縣：截至{dataAsOf}，縣尚未記錄到您{electionName}（{electionDate}）的選票。郵寄須有{returnDeadline}或之前的郵戳，或在當天晚上8時前交到{votingPlace, select, poll {投票站} none {縣選舉辦公室} other {投票中心}}或選票投遞箱。如已寄出，則無需理會。',
      ),
      email: {
        subject: draft('{county} 縣：請在{returnDeadline}或之前交回您的選票'),
        body: draft(
          '截至太平洋時間{dataAsOf}，縣尚未記錄到您的選票。如果您已經寄出，則無需採取任何行動：記錄可能需要幾天時間。\n\n如果選票還在您手上，請在{returnDeadline}或之前寄出（以郵戳為準），或在當天晚上 8 時前交到{votingPlace, select, poll {投票站} none {縣選舉辦公室} other {投票中心}}或官方選票投遞箱。',
        ),
      },
      voice: draft(
        '截至太平洋時間{dataAsOf}，縣尚未記錄到您的選票。如果您已經寄出，則無需採取任何行動。如果選票還在您手上，請寄出並確保郵戳不遲於{returnDeadline}，或在當天晚上 8 時前交到{votingPlace, select, poll {投票站} none {縣選舉辦公室} other {投票中心}}或官方選票投遞箱。',
      ),
    },
    SignatureCure: {
      text: draft(
        '加州州務卿代表 {county} 縣：需要您的簽名，您{electionName}（{electionDate}）的選票才能計入。縣須在{cureDeadline}前收到簽署的表格：{cureLink} 如有疑問：{countyPhone}',
      ),
      email: {
        subject: draft('{county} 縣：您的選票需要您的簽名'),
        body: draft(
          '您的選票信封上沒有簽名，或簽名與記錄不符。您的選票仍然可以計入。請填寫並簽署表格，縣必須在太平洋時間{cureDeadline}前收到：{cureLink}\n\n如果需要協助，請聯絡您的縣選舉辦公室。\n電話：{countyPhone}\n電子郵件：{countyEmail}',
        ),
      },
      voice: draft(
        '您的選票信封上沒有簽名，或簽名與記錄不符。只要縣在太平洋時間{cureDeadline}前收到您簽署的表格，您的選票仍然可以計入。如需表格，請聯絡您的縣選舉辦公室。電話號碼是 {countyPhone}。',
      ),
    },
    Confirmation: {
      text: draft(
        "加州州務卿：您已訂閱有關您在 {county} 縣選票的訊息。每次選舉會有數則訊息。回覆 STOP 停止，HELP 求助。可能收取訊息和數據費用。Where's My Ballot? {trackingSite}",
      ),
      email: {
        subject: draft("{county} 縣：您已訂閱 Where's My Ballot?"),
        body: draft(
          '這是加州州務卿代表 {county} 縣發出的訊息。\n\n您已訂閱有關您選票的訊息。在這次和以後的選舉中，選票寄給您時，以及縣收到和接受選票時，我們都會通知您。\n\n如果您以前已訂閱，這次填寫的電話號碼或電子郵件地址會取代以前的；這次沒有提到的方式會照舊繼續。',
        ),
      },
    },
    MovedCounty: {
      text: draft(
        '加州州務卿：您現在登記在另一個縣投票，{county} 縣有關您選票的訊息已停止。如要再次接收，請重新訂閱：{trackingSite}',
      ),
      email: {
        subject: draft('{county} 縣：有關您選票的訊息已停止'),
        body: draft(
          '這是加州州務卿代表 {county} 縣發出的訊息。\n\n您現在登記在另一個縣投票，因此 {county} 縣有關您選票的訊息已停止。如要接收新縣有關您選票的訊息，請重新訂閱：{trackingSite}',
        ),
      },
    },
    Correction: {
      text: draft(
        '加州州務卿代表 {county} 縣，有關{electionName}（{electionDate}）：{corrects}請不要理會該訊息。請查看 {trackingSite} 或致電 {countyPhone}',
      ),
      email: {
        subject: draft('{county} 縣：更正先前有關您選票的訊息'),
        body: draft(
          '{corrects}請不要理會該訊息。對此錯誤，我們深感抱歉。\n\n如果您有疑問，請聯絡您的縣選舉辦公室。\n電話：{countyPhone}\n電子郵件：{countyEmail}',
        ),
      },
      voice: draft(
        '{corrects}請不要理會該訊息。對此錯誤，我們深感抱歉。如果您有疑問，請聯絡您的縣選舉辦公室。電話號碼是 {countyPhone}。',
      ),
    },
  },
  reasons: {
    VAV: draft('記錄顯示您在這次選舉中已經投票，只能計算一張選票。'),
    BME: draft('信封內沒有選票。'),
    VDD: draft('記錄顯示該選民已經去世。'),
    MIA: draft('信封上沒有地址或地址有誤。'),
    MRE: draft('信封內有超過一張選票。'),
    NOT: draft('選票未在期限內收到。'),
    OTH: draft('縣選舉辦公室可以告訴您原因。'),
    CLD: draft('這張選票已被取消。'),
    NVS: draft('信封上沒有簽名。'),
    NMS: draft('簽名與記錄不符。'),
    INF: draft('縣選舉辦公室需要您提供更多資料。'),
    NID: draft('缺少身份證明。'),
  },
  corrections: {
    Outbound: draft('我們曾告訴您選票正寄往您的地址，這是錯誤的。'),
    Inbound: draft('我們曾告訴您郵局已收到您的選票信封，這是錯誤的。'),
    Received: draft('我們曾告訴您縣已收到您的選票，這是錯誤的。'),
    Accepted: draft('我們曾告訴您您的選票已獲接受，這是錯誤的。'),
    NotAccepted: draft('我們曾告訴您您的選票未獲接受，這是錯誤的。'),
    ContactCounty: draft('我們曾告訴您您的選票有問題，這是錯誤的。'),
    Undeliverable: draft('我們曾告訴您您的選票已退回縣政府，這是錯誤的。'),
    Reissued: draft('我們曾告訴您縣已寄出新的選票給您，這是錯誤的。'),
    InPerson: draft('我們曾告訴您您已親自投票，這是錯誤的。'),
    AtPollingPlace: draft('我們曾告訴您您已在投票站投票，這是錯誤的。'),
    AtVoteCenter: draft('我們曾告訴您您已在投票中心投票，這是錯誤的。'),
    general: draft('先前有關您選票的一則訊息有誤。'),
  },
  electionNames: {
    'General Election': draft('普選'),
    'Statewide General Election': draft('全州普選'),
    'Presidential General Election': draft('總統大選'),
    'Statewide Direct Primary Election': draft('全州直接初選'),
    'Presidential Primary Election': draft('總統初選'),
    'Statewide Special Election': draft('全州特別選舉'),
  },
};
