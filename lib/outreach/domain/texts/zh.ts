import { draft } from '../../../messaging/domain/catalog/entry.ts';
import type { OutreachTexts } from './outreach-texts.ts';

export const zh: OutreachTexts = {
  title: draft('我的選票在哪裡？'),
  lead: draft('追蹤您的郵寄投票選票：從縣選舉辦公室到您的信箱，再寄回，直到計票。'),
  signUp: draft('請註冊，透過簡訊、電子郵件或電話接收訊息。'),
  scan: draft('請掃描條碼或前往：'),
  stepsHeading: draft('如何註冊'),
  steps: [
    draft('輸入您的名字、姓氏、出生日期和郵遞區號。'),
    draft('選擇簡訊、電子郵件、電話，或三者都選。'),
    draft('選擇您的語言，以及可以接收訊息的時段。'),
  ],
  lasts: draft('訊息有十種語言。註冊對以後的選舉繼續有效，直到您取消或搬到另一個縣。'),
  postmark: draft('郵寄的選票，郵戳日期不得晚於{electionDate}，並須於{receiptBy}或之前送達您的縣。'),
  handIn: draft(
    '您也可以在選舉日晚上 8 時前，將選票交到{votingPlace, select, poll {投票站} none {縣選舉辦公室} other {投票中心}}或官方投票箱。',
  ),
  genuine: draft('我們的訊息絕不會索取您的出生日期、社會安全號碼、密碼或金錢。'),
  office: draft('有問題嗎？{county} 縣選舉辦公室'),
  publisher: draft('加州州務卿與 {county} 縣'),
  social: {
    signUp: draft(
      '我的選票在哪裡？追蹤您在{electionName}中的郵寄選票。請註冊，透過簡訊、電子郵件或電話接收訊息：{site}',
    ),
    returnByMail: draft(
      '要郵寄選票嗎？郵戳日期不得晚於{electionDate}，並須於{receiptBy}或之前送達 {county} 縣。追蹤選票：{site}',
    ),
    genuine: draft('「我的選票在哪裡？」的訊息絕不會索取您的出生日期、社會安全號碼、密碼或金錢。註冊：{site}'),
  },
  press: {
    release: draft('新聞稿'),
    dateline: draft('[發布日期]'),
    contact: draft('[媒體聯絡人：姓名、電話號碼、電子郵件地址]'),
    headline: draft('{county} 縣選民可以追蹤自己在{electionName}中的選票'),
    opening: draft(
      '加州州務卿與 {county} 縣選舉辦公室邀請選民為{electionDate}舉行的{electionName}註冊使用「我的選票在哪裡？」。服務網址是 {site}。',
    ),
    service: draft(
      '縣寄出郵寄投票選票時、縣收到選票時、選票被接受時，以及選票被接受前有需要補正之處時，選民都會收到訊息。選民可以選擇簡訊、電子郵件或電話，以及語言和時段。',
    ),
  },
};
