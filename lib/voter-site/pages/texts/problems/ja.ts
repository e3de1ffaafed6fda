import type { ProblemTexts } from './problem-texts.ts';

export const ja: ProblemTexts = {
  missing: {
    firstName: '名を入力してください。',
    lastName: '姓を入力してください。',
    dateOfBirth: '生年月日を入力してください。',
    zip: 'カリフォルニア州の自宅住所の郵便番号を入力してください。',
    channels: '受け取る方法を選んでください。',
    phone: 'テキストメッセージと電話に使う電話番号を入力してください。',
    email: 'メールアドレスを入力してください。',
    contact: '申し込みに使った電話番号またはメールアドレスを入力してください。',
    language: '言語を選んでください。',
    hours: '時間帯を選んでください。',
    zone: 'タイムゾーンを選んでください。',
    consent: '同意する場合はチェックを入れてください。同意がないとメッセージを送れません。',
    voterId: 'VoteCal ID を入力してください。',
  },
  others: {
    'too-long': '長すぎます。短く入力してください。',
    'not-a-name': '名前は文字で入力し、数字やアドレスを入れないでください。',
    'date-unreadable': '月、日、年をこのように入力してください：04-28-1986',
    'date-day-first': '先に月、次に日を入力してください：MM-DD-YYYY',
    'date-two-digit-year': '年は4桁で入力してください。',
    'date-buddhist-year': '西暦の年を入力してください。仏暦の年から543を引いた年です。',
    'date-impossible': 'その月にその日はありません。日付を確かめてください。',
    'date-future': 'まだ来ていない日付です。年を確かめてください。',
    'date-too-young': 'この生年月日ではまだ登録できません。年を確かめてください。',
    'date-too-old': '昔すぎる日付です。年を確かめてください。',
    'zip-unreadable': '郵便番号の5桁を入力してください。例：95814',
    'zip-elsewhere':
      'カリフォルニア州の郵便番号ではありません。登録に使ったカリフォルニア州の住所の郵便番号を入力してください。',
    'phone-unreadable': '市外局番から10桁を入力してください。例：916-555-0123',
    'phone-abroad':
      'テキストメッセージと電話は米国とその領土の番号にのみ送れます。その番号を入力するか、メールを選んでください。',
    'phone-premium': '追加料金のかかる番号は使えません。別の番号を入力してください。',
    'phone-no-person': 'フリーダイヤルなどの番号は使えません。ご自身の番号を入力してください。',
    'email-unreadable': 'メールアドレスをこのように入力してください：name@example.com',
    'contact-unreadable':
      '電話番号（例：916-555-0123）またはメールアドレス（例：name@example.com）を入力してください。',
    'unknown-choice': '表示されている中から選んでください。',
    'hours-empty': '開始と終了が同じ時刻です。違う時刻を選んでください。',
    'voter-id-unreadable': 'ヘルプデスクで聞いたとおりに、文字と数字だけで VoteCal ID を入力してください。',
  },
  suggestion: '{suggestion} のことですか？',
};
