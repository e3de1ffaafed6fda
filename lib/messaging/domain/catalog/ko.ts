import { draft, type LanguageCatalog } from './entry.ts';

/** Korean. */
export const ko: LanguageCatalog = {
  frame: {
    emailOpening: draft(
      '{electionDate} {electionName}에 관하여 캘리포니아주 총무처 장관이 {county} 카운티를 대신하여 보내드리는 메시지입니다.',
    ),
    emailTracking: draft('귀하의 투표지가 어디에 있는지 언제든지 확인하고 설정을 변경하실 수 있습니다: {trackingSite}'),
    emailWhy: draft("이 이메일은 Where's My Ballot?(내 투표지는 어디에 있나요?)에 알림을 신청하신 분께 보내드립니다."),
    emailUnsubscribe: draft('이메일을 그만 받으시려면: {unsubscribe}'),
    voiceOpening: draft(
      '안녕하십니까. {electionDate} {electionName}에 관하여 캘리포니아주 총무처 장관이 {county} 카운티를 대신하여 보내드리는 메시지입니다.',
    ),
    voiceClosing: draft("이 전화를 그만 받으시려면 Where's My Ballot 웹사이트에서 설정을 변경해 주십시오. 감사합니다."),
  },
  messages: {
    Outbound: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: {electionName}({electionDate}) {mailTime, select, over {투표지를 우편으로 보냈습니다. 오지 않았으면 카운티에 연락하십시오.} other {투표지가 우편으로 가고 있습니다. {expectedOn, select, none {보통 영업일 5~7일이 걸립니다.} other {우체국 예정일: {expectedOn}.}}}}',
      ),
      email: {
        subject: draft(
          '{county} 카운티: {mailTime, select, over {투표지를 우편으로 보냈습니다} other {투표지가 우편으로 가고 있습니다}}',
        ),
        body: draft(
          '{mailTime, select, over {귀하의 투표지를 우편으로 보냈으며 보통 걸리는 우편 기간이 지났습니다. 투표지가 오지 않았으면 카운티 선거 사무소에 연락해 주십시오.} other {귀하의 투표지가 우편으로 가고 있습니다. {expectedOn, select, none {우편은 보통 영업일 기준 5~7일이 걸립니다.} other {우체국이 예상하는 날짜는 {expectedOn}입니다.}} 투표지가 오지 않으면 카운티 선거 사무소에 연락해 주십시오.}}',
        ),
      },
      voice: draft(
        '{mailTime, select, over {귀하의 투표지를 우편으로 보냈으며 보통 걸리는 우편 기간이 지났습니다. 투표지가 오지 않았으면 카운티 선거 사무소에 연락해 주십시오.} other {귀하의 투표지가 우편으로 가고 있습니다. 우편은 보통 영업일 기준 5일에서 7일이 걸립니다.}}',
      ),
    },
    Inbound: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: {electionName}({electionDate}) 투표지가 든 봉투를 우체국이 스캔했습니다. 카운티가 받으면 알려드리겠습니다.',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지가 카운티로 돌아가고 있습니다'),
        body: draft(
          '귀하의 투표지가 든 봉투를 우체국이 스캔했습니다. 봉투는 카운티로 가고 있습니다. 카운티가 받으면 알려드리겠습니다.',
        ),
      },
      voice: draft(
        '귀하의 투표지가 든 봉투를 우체국이 스캔했습니다. 봉투는 카운티로 가고 있습니다. 카운티가 받으면 알려드리겠습니다.',
      ),
    },
    Received: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: 카운티가 {electionName}({electionDate}) 투표지를 받았습니다. 이제 투표지를 확인합니다. 그 후 다시 알려드리겠습니다.',
      ),
      email: {
        subject: draft('{county} 카운티: 카운티가 투표지를 받았습니다'),
        body: draft(
          '카운티가 귀하의 투표지를 받았습니다. 이제 선거 직원이 서명부터 확인합니다. 그 후 다시 알려드리겠습니다.',
        ),
      },
      voice: draft(
        '카운티가 귀하의 투표지를 받았습니다. 이제 선거 직원이 투표지를 확인합니다. 그 후 다시 알려드리겠습니다.',
      ),
    },
    Accepted: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: 카운티가 {electionName}({electionDate}) 투표지를 유효한 것으로 인정했습니다. {counted, select, was {귀하의 표가 집계되었습니다.} other {귀하의 표가 집계될 것입니다.}} 투표해 주셔서 감사합니다.',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지가 인정되었습니다'),
        body: draft(
          '카운티가 귀하의 투표지를 확인하고 유효한 것으로 인정했습니다. {counted, select, was {귀하의 표가 집계되었습니다.} other {귀하의 표가 집계될 것입니다.}} 투표해 주셔서 감사합니다.',
        ),
      },
      voice: draft(
        '카운티가 귀하의 투표지를 확인하고 유효한 것으로 인정했습니다. {counted, select, was {귀하의 표가 집계되었습니다.} other {귀하의 표가 집계될 것입니다.}} 투표해 주셔서 감사합니다.',
      ),
    },
    NotAccepted: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: {electionName}({electionDate}) 투표지가 인정되지 않았습니다. {notAcceptedReason} 문의: {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지가 인정되지 않았습니다'),
        body: draft(
          '귀하의 투표지가 인정되지 않았습니다. {notAcceptedReason}\n\n질문이 있거나 착오라고 생각되시면 카운티 선거 사무소에 연락해 주십시오.\n전화: {countyPhone}\n이메일: {countyEmail}',
        ),
      },
      voice: draft(
        '귀하의 투표지가 인정되지 않았습니다. {notAcceptedReason} 질문이 있으시면 카운티 선거 사무소에 연락해 주십시오. 전화번호는 {countyPhone}입니다.',
      ),
    },
    ContactCounty: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: {electionName}({electionDate}) 투표지에 문제가 있습니다. {contactReason} {ask, select, open {표가 집계되도록 속히 카운티에 연락해 주십시오:} other {보완 기한이 지났습니다. 문의:}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지에 관해 카운티에 연락해 주십시오'),
        body: draft(
          '{ask, select, open {카운티가 귀하의 투표지를 받았으나 아직 집계할 수 없습니다.} other {귀하의 투표지에 문제가 있었습니다.}} {contactReason}\n\n{ask, select, open {되도록 빨리 카운티 선거 사무소에 연락해 주십시오.} other {보완 기한이 지났습니다. 질문이 있으시면 카운티 선거 사무소에 연락해 주십시오.}}\n전화: {countyPhone}\n이메일: {countyEmail}',
        ),
      },
      voice: draft(
        '{ask, select, open {카운티가 귀하의 투표지를 받았으나 아직 집계할 수 없습니다.} other {귀하의 투표지에 문제가 있었습니다.}} {contactReason} {ask, select, open {되도록 빨리 카운티 선거 사무소에 연락해 주십시오.} other {보완 기한이 지났습니다. 질문이 있으시면 카운티 선거 사무소에 연락해 주십시오.}} 전화번호는 {countyPhone}입니다.',
      ),
    },
    Undeliverable: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: 우체국이 {electionName}({electionDate}) 투표지를 카운티로 반송했습니다. {ask, select, open {새 투표지를 받으려면 카운티에 연락하십시오:} other {문의:}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지가 카운티로 반송되었습니다'),
        body: draft(
          '우체국이 귀하의 주소에 투표지를 전하지 못하여 카운티로 반송했습니다. {ask, select, open {주소를 확인하고 새 투표지를 받으시려면 카운티 선거 사무소에 연락해 주십시오.} other {질문이 있으시면 카운티 선거 사무소에 연락해 주십시오.}}\n전화: {countyPhone}\n이메일: {countyEmail}',
        ),
      },
      voice: draft(
        '우체국이 귀하의 주소에 투표지를 전하지 못하여 카운티로 반송했습니다. {ask, select, open {새 투표지를 받으시려면 카운티 선거 사무소에 연락해 주십시오.} other {질문이 있으시면 카운티 선거 사무소에 연락해 주십시오.}} 전화번호는 {countyPhone}입니다.',
      ),
    },
    Reissued: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: 카운티가 {electionName}({electionDate})의 새 투표지를 보냈습니다. 아직 투표하지 않으셨다면 새 투표지만 사용해 주십시오. 문의: {countyPhone}',
      ),
      email: {
        subject: draft('{county} 카운티: 새 투표지를 보냈습니다'),
        body: draft(
          '카운티가 귀하께 새 투표지를 보냈습니다. 아직 투표하지 않으셨다면 새 투표지만 사용해 주십시오. 새 투표지를 요청하지 않으셨다면 카운티 선거 사무소에 연락해 주십시오.\n전화: {countyPhone}\n이메일: {countyEmail}',
        ),
      },
      voice: draft(
        '카운티가 귀하께 새 투표지를 보냈습니다. 아직 투표하지 않으셨다면 새 투표지만 사용해 주십시오. 질문이 있으시면 카운티 선거 사무소에 연락해 주십시오. 전화번호는 {countyPhone}입니다.',
      ),
    },
    InPerson: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: 귀하는 {electionName}({electionDate})에 {votingPlace, select, poll {투표소} other {투표 센터}}에서 직접 투표하셨습니다. {counted, select, was {귀하의 표가 집계되었습니다.} other {귀하의 표가 집계될 것입니다.}} {mailBallot, select, issued {우편 투표지는 필요 없으며, 취소로 표시될 수 있습니다.} other {}}',
      ),
      email: {
        subject: draft('{county} 카운티: 직접 투표하셨습니다'),
        body: draft(
          '카운티 기록에 따르면 귀하는 {votingPlace, select, poll {투표소} other {투표 센터}}에서 직접 투표하셨습니다. {counted, select, was {귀하의 표가 집계되었습니다.} other {귀하의 표가 집계될 것입니다.}} 투표해 주셔서 감사합니다. {mailBallot, select, issued {귀하께 우편으로도 투표지를 보냈으나 이제 필요하지 않습니다. 취소로 표시될 수 있지만, 직접 하신 투표에는 영향이 없습니다.} other {}}',
        ),
      },
      voice: draft(
        '카운티 기록에 따르면 귀하는 {votingPlace, select, poll {투표소} other {투표 센터}}에서 직접 투표하셨습니다. {counted, select, was {귀하의 표가 집계되었습니다.} other {귀하의 표가 집계될 것입니다.}} 투표해 주셔서 감사합니다. {mailBallot, select, issued {우편으로 받으신 투표지는 이제 필요하지 않습니다. 취소로 표시될 수 있지만, 직접 하신 투표에는 영향이 없습니다.} other {}}',
      ),
    },
    DeadlineReminder: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: {dataAsOf} 현재 {electionName}({electionDate}) 투표지가 기록되지 않았습니다. {returnDeadline}까지 소인이 찍히게 부치시거나 오후 8시까지 {votingPlace, select, poll {투표소} none {선거 사무소} other {투표 센터}} 또는 투입함에 내십시오. 보내셨다면 그냥 두십시오.',
      ),
      email: {
        subject: draft('{county} 카운티: {returnDeadline}까지 투표지를 보내 주십시오'),
        body: draft(
          '태평양 시간 {dataAsOf} 현재 카운티는 귀하의 투표지를 아직 기록하지 않았습니다. 이미 보내셨다면 아무것도 하실 필요가 없습니다. 기록되기까지 며칠이 걸릴 수 있습니다.\n\n아직 가지고 계시면 {returnDeadline}까지의 소인이 찍히도록 우편으로 보내시거나, 그날 오후 8시까지 {votingPlace, select, poll {투표소} none {카운티 선거 사무소} other {투표 센터}} 또는 공식 투표지 투입함에 내 주십시오.',
        ),
      },
      voice: draft(
        '태평양 시간 {dataAsOf} 현재 카운티는 귀하의 투표지를 아직 기록하지 않았습니다. 이미 보내셨다면 아무것도 하실 필요가 없습니다. 아직 가지고 계시면 {returnDeadline}까지의 소인이 찍히도록 우편으로 보내시거나, 그날 오후 8시까지 {votingPlace, select, poll {투표소} none {카운티 선거 사무소} other {투표 센터}} 또는 공식 투표지 투입함에 내 주십시오.',
      ),
    },
    SignatureCure: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: {electionName}({electionDate}) 투표지 집계에 서명이 필요합니다. 서명 양식({cureDeadline}까지 접수): {cureLink} 문의: {countyPhone}',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지에 귀하의 서명이 필요합니다'),
        body: draft(
          '투표지 봉투에 서명이 없거나 서명이 등록된 것과 다릅니다. 귀하의 표는 아직 집계될 수 있습니다. 양식을 작성하고 서명하여 태평양 시간 {cureDeadline}까지 카운티가 받도록 해 주십시오: {cureLink}\n\n도움이 필요하시면 카운티 선거 사무소에 연락해 주십시오.\n전화: {countyPhone}\n이메일: {countyEmail}',
        ),
      },
      voice: draft(
        '투표지 봉투에 서명이 없거나 서명이 등록된 것과 다릅니다. 태평양 시간 {cureDeadline}까지 카운티가 서명된 양식을 받으면 귀하의 표는 아직 집계될 수 있습니다. 양식을 받으시려면 카운티 선거 사무소에 연락해 주십시오. 전화번호는 {countyPhone}입니다.',
      ),
    },
    Confirmation: {
      text: draft(
        "캘리포니아주 총무처: {county} 카운티의 투표지 알림을 신청하셨습니다. 선거마다 몇 건씩 보내드립니다. 중단은 STOP, 도움말은 HELP로 답장하십시오. 통신 요금이 부과될 수 있습니다. Where's My Ballot? {trackingSite}",
      ),
      email: {
        subject: draft("{county} 카운티: Where's My Ballot? 알림을 신청하셨습니다"),
        body: draft(
          '캘리포니아주 총무처 장관이 {county} 카운티를 대신하여 보내드리는 메시지입니다.\n\n투표지 알림을 신청하셨습니다. 이번 선거와 앞으로의 선거에서 투표지를 우편으로 보낼 때, 카운티가 투표지를 받을 때와 인정할 때 알려드리겠습니다.\n\n이전에 신청하신 적이 있다면 이번에 입력하신 전화번호나 이메일 주소가 이전 것을 대신합니다. 이번에 지정하지 않으신 방법은 이전대로 계속됩니다.',
        ),
      },
    },
    MovedCounty: {
      text: draft(
        '캘리포니아주 총무처: 이제 다른 카운티에 유권자로 등록되어 있어 {county} 카운티의 투표지 알림이 종료되었습니다. 다시 받으시려면 신청하십시오: {trackingSite}',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지 알림이 종료되었습니다'),
        body: draft(
          '캘리포니아주 총무처 장관이 {county} 카운티를 대신하여 보내드리는 메시지입니다.\n\n이제 다른 카운티에 유권자로 등록되어 있습니다. 따라서 {county} 카운티의 투표지 알림이 종료되었습니다. 새 카운티에서 알림을 받으시려면 다시 신청하십시오: {trackingSite}',
        ),
      },
    },
    Correction: {
      text: draft(
        '캘리포니아주 총무처, {county} 카운티: {electionName}({electionDate}): {corrects} 무시해 주십시오. {trackingSite} 또는 {countyPhone}',
      ),
      email: {
        subject: draft('{county} 카운티: 투표지에 관한 이전 메시지를 바로잡습니다'),
        body: draft(
          '{corrects} 그 메시지는 무시해 주십시오. 착오로 불편을 드려 죄송합니다.\n\n질문이 있으시면 카운티 선거 사무소에 연락해 주십시오.\n전화: {countyPhone}\n이메일: {countyEmail}',
        ),
      },
      voice: draft(
        '{corrects} 그 메시지는 무시해 주십시오. 착오로 불편을 드려 죄송합니다. 질문이 있으시면 카운티 선거 사무소에 연락해 주십시오. 전화번호는 {countyPhone}입니다.',
      ),
    },
  },
  reasons: {
    VAV: draft('기록에 따르면 귀하는 이 선거에서 이미 투표하셨으며, 한 표만 집계됩니다.'),
    BME: draft('봉투 안에 투표지가 없었습니다.'),
    VDD: draft('기록에 따르면 해당 유권자는 사망하셨습니다.'),
    MIA: draft('봉투의 주소가 없거나 잘못되었습니다.'),
    MRE: draft('한 봉투에 투표지가 여러 장 있었습니다.'),
    NOT: draft('기한 내에 접수되지 않았습니다.'),
    OTH: draft('이유는 카운티에 문의하십시오.'),
    CLD: draft('이 투표지는 취소되었습니다.'),
    NVS: draft('봉투에 서명이 없습니다.'),
    NMS: draft('서명이 등록된 것과 다릅니다.'),
    INF: draft('카운티에서 추가 정보가 필요합니다.'),
    NID: draft('신분 증명 자료가 없습니다.'),
  },
  corrections: {
    Outbound: draft('투표지가 우편으로 가는 중이라고 알려 드렸으나 잘못된 내용이었습니다.'),
    Inbound: draft('우체국이 투표지 봉투를 받았다고 알려 드렸으나 잘못된 내용이었습니다.'),
    Received: draft('카운티가 투표지를 받았다고 알려 드렸으나 잘못된 내용이었습니다.'),
    Accepted: draft('투표지가 승인되었다고 알려 드렸으나 잘못된 내용이었습니다.'),
    NotAccepted: draft('투표지가 승인되지 않았다고 알려 드렸으나 잘못된 내용이었습니다.'),
    ContactCounty: draft('투표지에 문제가 있다고 알려 드렸으나 잘못된 내용이었습니다.'),
    Undeliverable: draft('투표지가 카운티로 반송되었다고 알려 드렸으나 잘못된 내용이었습니다.'),
    Reissued: draft('새 투표지를 보냈다고 알려 드렸으나 잘못된 내용이었습니다.'),
    InPerson: draft('직접 투표하셨다고 알려 드렸으나 잘못된 내용이었습니다.'),
    AtPollingPlace: draft('투표소에서 투표하셨다고 알려 드렸으나 잘못된 내용이었습니다.'),
    AtVoteCenter: draft('투표 센터에서 투표하셨다고 알려 드렸으나 잘못된 내용이었습니다.'),
    general: draft('투표지에 관한 이전 메시지가 잘못되었습니다.'),
  },
  electionNames: {
    'General Election': draft('총선거'),
    'Statewide General Election': draft('주 전체 총선거'),
    'Presidential General Election': draft('대통령 총선거'),
    'Statewide Direct Primary Election': draft('주 전체 직접 예비선거'),
    'Presidential Primary Election': draft('대통령 예비선거'),
    'Statewide Special Election': draft('주 전체 특별선거'),
  },
};
