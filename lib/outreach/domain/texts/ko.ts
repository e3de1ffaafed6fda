import { draft } from '../../../messaging/domain/catalog/entry.ts';
import type { OutreachTexts } from './outreach-texts.ts';

export const ko: OutreachTexts = {
  title: draft('내 투표지는 어디에 있나요?'),
  lead: draft('우편투표지가 카운티에서 우편함으로, 다시 카운티로 돌아가 집계될 때까지 확인하세요.'),
  signUp: draft('신청하고 문자 메시지, 이메일 또는 전화로 메시지를 받으세요.'),
  scan: draft('코드를 스캔하거나 다음 주소로 가세요:'),
  stepsHeading: draft('신청 방법'),
  steps: [
    draft('이름, 성, 생년월일, 우편번호(ZIP 코드)를 입력하세요.'),
    draft('문자 메시지, 이메일, 전화 중에서 고르거나 셋 다 선택하세요.'),
    draft('언어와 메시지를 받을 시간대를 선택하세요.'),
  ],
  lasts: draft(
    '메시지는 열 가지 언어로 옵니다. 수신을 중단하거나 다른 카운티로 이사할 때까지 이후 선거에도 신청이 유지됩니다.',
  ),
  postmark: draft(
    '우편으로 보내는 투표지는 {electionDate}까지의 소인이 찍혀야 하고 {receiptBy}까지 카운티에 도착해야 합니다.',
  ),
  handIn: draft(
    '선거일 오후 8시까지 {votingPlace, select, poll {투표소} none {카운티 선거 사무소} other {투표 센터}} 또는 공식 투표함에 내실 수도 있습니다.',
  ),
  genuine: draft('저희 메시지는 생년월일, 사회보장번호, 비밀번호, 돈을 절대 요구하지 않습니다.'),
  office: draft('문의: {county} 카운티 선거 사무소'),
  publisher: draft('캘리포니아주 총무처 장관, {county} 카운티'),
  social: {
    signUp: draft(
      '내 투표지는 어디에 있나요? {electionName} 우편투표지를 확인하세요. 문자, 이메일 또는 전화로 메시지를 받으려면 신청하세요: {site}',
    ),
    returnByMail: draft(
      '투표지를 우편으로 보내시나요? {electionDate}까지의 소인이 찍혀야 하고 {receiptBy}까지 {county} 카운티에 도착해야 합니다. 확인하기: {site}',
    ),
    genuine: draft(
      '‘내 투표지는 어디에 있나요?’의 메시지는 생년월일, 사회보장번호, 비밀번호, 돈을 절대 요구하지 않습니다. 신청: {site}',
    ),
  },
  press: {
    release: draft('보도 자료'),
    dateline: draft('[발표 날짜]'),
    contact: draft('[언론 담당자: 이름, 전화번호, 이메일 주소]'),
    headline: draft('{county} 카운티 유권자는 {electionName}에서 자신의 투표지를 확인할 수 있습니다'),
    opening: draft(
      '캘리포니아주 총무처 장관과 {county} 카운티 선거 사무소는 유권자들에게 {electionDate} {electionName}를 위해 ‘내 투표지는 어디에 있나요?’에 신청하시기를 권합니다. 서비스 주소는 {site}입니다.',
    ),
    service: draft(
      '유권자는 우편투표지가 발송될 때, 카운티가 투표지를 받을 때, 투표지가 승인될 때, 승인되기 전에 바로잡을 것이 있을 때 메시지를 받습니다. 문자 메시지, 이메일 또는 전화, 언어, 시간대는 유권자가 선택합니다.',
    ),
  },
};
