import type { SiteTexts } from './site-texts.ts';

export const zh: SiteTexts = {
  title: '我的選票在哪裡？',
  owner: '加州州務卿',
  lead: '追蹤您的郵寄投票選票：從縣選舉辦公室到您的信箱，再寄回，直到計票。',
  home: {
    signUp: '訂閱訊息',
    needed: '您需要提供與選民登記一致的姓名、出生日期和郵遞區號。大約需要 2 分鐘。',
    signIn: '已經訂閱？查看您的選票',
    findCounty: '尋找您的縣選舉辦公室',
    isGenuine: '這則訊息是我們發的嗎？',
  },
  skipToContent: '跳到主要內容',
  chooseLanguage: '選擇語言',
  rehearsal: '這是一次演練。這裡的所有選民、選票和訊息都是虛構的。',
  about: {
    heading: '這項服務的內容',
    paragraphs: [
      '加州州務卿和您的縣選舉辦公室會透過簡訊、電子郵件或電話，告訴您郵寄投票選票的最新狀態。',
      '您可以選擇語言、通知方式和時段。如果您沒有選擇其他時段，訊息會在上午 8 時至晚上 8 時之間發送。',
      '訊息從選舉前 29 天開始發送，至少持續到選舉後 30 天。',
    ],
  },
  dates: {
    heading: '本次選舉的重要日期',
    names: {
      messagesBegin: '開始發送訊息',
      electionDay: '選舉日：投票和寄出選票的最後一天',
      receipt: '郵寄選票送達縣選舉辦公室的截止日期',
      cure: '補正缺少或不一致簽名的最後一天',
      canvass: '各縣完成計票的截止日期',
      messagesEnd: '停止發送訊息',
    },
    none: '目前沒有選舉。下次選舉確定後，日期會顯示在這裡。',
  },
  messages: {
    heading: '您可能收到的訊息',
    intro: '每則訊息只說明一件事。以下是各種訊息、它們的含義以及範例。',
    example: '簡訊範例',
    types: {
      Outbound: {
        name: '您的選票正在寄給您',
        meaning: '您的縣已寄出您的選票，或郵局已在寄送途中掃描到它。',
      },
      Inbound: {
        name: '您的選票正在寄回',
        meaning: '郵局已在寄回縣選舉辦公室的途中掃描到您的回郵信封。',
      },
      Received: {
        name: '縣選舉辦公室已收到您的選票',
        meaning: '您的縣已收到您的選票，現在正在檢查信封。',
      },
      Accepted: {
        name: '您的選票已被接受',
        meaning: '您的縣已檢查信封，並接受了您的選票。',
      },
      NotAccepted: {
        name: '您的選票未被接受',
        meaning: '您的縣無法接受您的選票。縣選舉辦公室可以告訴您原因，以及您還可以怎麼做。',
      },
      ContactCounty: {
        name: '請聯絡您的縣選舉辦公室',
        meaning: '您的選票必須先解決某個問題才能被接受。請勿拖延：有截止日期。',
      },
      Undeliverable: {
        name: '您的選票被退回縣選舉辦公室',
        meaning: '郵局將您的選票退回給您的縣。縣選舉辦公室可以寄給您一張新選票。',
      },
      Reissued: {
        name: '新選票正在寄給您',
        meaning: '您的縣已為您補發另一張選票。請使用最新的一張。',
      },
      InPerson: {
        name: '您已親自投票',
        meaning: '您的縣已記錄您在投票站或投票中心投票。',
      },
      DeadlineReminder: {
        name: '截止日期將近',
        meaning: '您的縣尚未記錄到您的選票，而交回選票的最後期限就快到了。',
      },
      SignatureCure: {
        name: '您的簽名需要補正',
        meaning: '信封上缺少您的簽名，或簽名看起來不同。您仍可補正，讓您的選票計入。',
      },
      Confirmation: {
        name: '您已訂閱訊息',
        meaning: '從現在起，您會收到關於您選票的訊息。',
      },
      MovedCounty: {
        name: '訊息已停止：您已搬遷',
        meaning: '您現在在另一個縣登記投票。如要接收該縣的訊息，請重新訂閱。',
      },
      Correction: {
        name: '我們更正先前的訊息',
        meaning: '我們先前的一則訊息有誤。請不要理會它。',
      },
    },
  },
  genuine: {
    heading: '如何辨認真正的訊息',
    points: [
      '它絕不會索取您的出生日期、社會安全號碼、密碼或金錢。',
      '它絕不會顯示您如何投票。沒有人知道。',
      '它絕不會要求您投票支持或反對任何人或任何事。',
      '如果您不確定，請不要使用訊息中的連結或電話號碼。請撥打官方選民手冊上列出的縣選舉辦公室電話。',
    ],
  },
  help: {
    heading: '協助',
    text: '如需有關選票或這些訊息的協助，請聯絡您的縣選舉辦公室。',
  },
  contact: '有關選票追蹤的問題',
  notFound: {
    title: '此頁面不存在',
    text: '網址可能輸入有誤，或頁面可能已移動。',
    home: '前往首頁',
  },
  problem: {
    title: '服務出現問題',
    text: '請幾分鐘後再試。如有急事，請聯絡您的縣選舉辦公室。',
  },
};
