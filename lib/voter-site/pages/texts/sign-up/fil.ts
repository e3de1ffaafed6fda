import type { SignUpTexts } from './sign-up-texts.ts';

export const fil: SignUpTexts = {
  form: {
    title: 'Mag-sign up para sa mga mensahe tungkol sa balota',
    intro: 'Ibigay po ang inyong mga detalye ayon sa inyong rehistro bilang botante.',
    you: 'Tungkol sa inyo',
    firstName: 'Pangalan',
    firstNameHint: 'Ang pangalan sa inyong rehistro, hindi palayaw',
    lastName: 'Apelyido',
    dateOfBirth: 'Petsa ng kapanganakan',
    dateOfBirthHint: 'Buwan, araw, taon: MM-DD-YYYY. Halimbawa: 04-28-1986',
    zip: 'ZIP code',
    zipHint:
      'Ng inyong tirahan sa California. Kung nasa ibang bansa kayo: ang ZIP code sa California na ginamit ninyo sa pagrehistro',
    reach: 'Paano namin kayo dapat abutin?',
    reachHint: 'Pumili ng isa o higit pa.',
    channels: { text: 'Text message', email: 'Email', voice: 'Tawag sa telepono' },
    phone: 'Numero ng telepono',
    phoneHint: 'Para sa mga text message at tawag. Numero sa Estados Unidos na may area code',
    email: 'Email address',
    emailHint: 'Para sa mga email. Halimbawa: name@example.com',
    language: 'Wika ng mga mensahe',
    hours: 'Kailan maaaring dumating ang mga mensahe?',
    hoursHint: 'Ang mangyayari sa labas ng mga oras na ito ay sasabihin kapag nagsimula na ang mga ito.',
    from: 'Mula',
    until: 'Hanggang',
    zone: 'Time zone',
    agreement: 'Ang inyong pagsang-ayon',
    consent:
      'Sumasang-ayon akong makatanggap ng mga awtomatikong mensahe tungkol sa aking balota sa mga paraang pinili ko sa itaas.',
    consentDetails:
      'Ang dalas ng mga mensahe ay depende sa inyong balota. Maaaring may singil para sa mensahe at data. Sumagot ng STOP sa isang text message para itigil ang mga text at tawag, o ng HELP para sa tulong. Bawat email ay may link na nagpapatigil sa mga email. Maaari ninyong itigil ang alinman sa mga ito sa site na ito anumang oras. Hindi kailangang mag-sign up para makaboto.',
    submit: 'Padalhan ako ng code',
  },
  errors: { heading: 'Pakitama ang mga sumusunod', prefix: 'Mali' },
  code: {
    title: 'Ilagay ang inyong code',
    onItsWay: {
      text: 'Papunta na ang 6-digit na code sa pamamagitan ng text message sa {contact}.',
      email: 'Papunta na ang 6-digit na code sa pamamagitan ng email sa {contact}.',
      voice: 'Tinatawagan namin ang {contact} at sasabihin ang 6-digit na code.',
    },
    valid: 'Magagamit ang isang code sa loob ng 10 minuto.',
    label: { phone: 'Code para sa inyong telepono', email: 'Code mula sa email' },
    submit: 'Magpatuloy',
    none: 'Wala pang code?',
    noneHint: 'Maaaring tumagal ng isang minuto.',
    spamHint: 'Maaaring nasa spam folder ang email.',
    provenTitle: 'Nakumpirma na ang inyong contact',
    proven: 'Nakumpirma na ninyo ang {contact}. Hindi na kailangan ng bagong code.',
    again: 'Magpadala ng bagong code sa {contact}',
    sentAgain: 'Papunta na ang bagong code. Gamitin lamang ang pinakabago.',
    againLater: 'Maaaring magpadala ng bagong code simula {time}.',
    correct: 'Itama ang ibinigay ko',
    wrong: 'Hindi tama ang code na ito. Suriin ito at subukan muli.',
    spent: 'Hindi na magagamit ang code na ito. Humingi ng bago.',
    failed: 'Hindi kami nakapagpadala ng code sa {contact}. Suriin ito, o humingi ng bagong code.',
    part: 'Nakumpirma na ang {proven}. Kulang pa ang code para sa {open}.',
    goOnWith: { phone: 'Magpatuloy gamit lamang ang telepono', email: 'Magpatuloy gamit lamang ang email' },
    without: {
      phone: 'Kung gayon, hindi kayo makatatanggap ng mga text message at tawag.',
      email: 'Kung gayon, hindi kayo makatatanggap ng mga email.',
    },
  },
  over: {
    title: 'Magsimula po muli',
    text: 'Masyado nang matagal ang lumipas, o napakaraming beses na mali ang code. Walang nabago.',
    again: 'Magsimula muli',
  },
  later: {
    title: 'Subukan po muli mamaya',
    text: {
      codes: 'Hindi kami makapagpadala ng isa pang code ngayon. Subukan muli simula {time}.',
      'typed-codes':
        'Hindi na maaaring sumubok ng isa pang code ngayon. Subukan muli simula {time}, o gumamit ng ibang numero ng telepono o email address.',
      matches:
        'Hindi namin kayo mahahanap muli ngayon: napakaraming beses nang sinubukan gamit ang contact na ito o mula sa koneksyong ito. Subukan muli simula {time}.',
    },
  },
  challenge: {
    title: 'Sandali po lamang',
    text: 'Maraming code ang hinihingi ngayon. Pinipigilan ng hakbang na ito ang mga makina na magpadala ng mga code sa telepono ng ibang tao.',
    working:
      'Nilulutas ng inyong device ang isang maliit na gawain. Ilang segundo lamang ito, at kusang magpapatuloy ang pahina.',
    pressFirst:
      'Kung walang JavaScript, pindutin muna ang button. Sasabihin pagkatapos ng pahinang ito kung hanggang kailan maghihintay.',
    waiting: 'Kung walang JavaScript, maghintay hanggang {time} at saka pindutin ang button.',
    submit: 'Magpatuloy',
  },
  voterId: {
    title: 'Kailangan din namin ang inyong VoteCal ID',
    text: 'Sa mga detalyeng ito lamang, hindi namin kayo mai-sign up. Hinihingi rin namin ang numero ng inyong rehistro, ang inyong VoteCal ID. Kung may detalyeng hindi tama, itama muna ito.',
    helpDesk: 'Para malaman ang inyong VoteCal ID, tumawag sa VoteCal Help Desk:',
    office: 'Maaari ding sabihin sa inyo ng tanggapan ng halalan ng inyong county ang inyong VoteCal ID.',
    wrong:
      'Hindi tugma ang VoteCal ID na ito sa mga detalyeng ibinigay ninyo. Suriin ito at subukan muli. Natitirang subok: {left}.',
    label: 'VoteCal ID',
    submit: 'Magpatuloy',
  },
  done: {
    title: 'Naka-sign up na kayo para sa mga mensahe',
    by: 'Makatatanggap kayo ng mga mensahe tungkol sa inyong balota sa mga paraang ito:',
    kept: 'Tuloy rin ang mga ito mula sa dati:',
    replaced: {
      phone: 'Pinapalitan ng numerong ito ang dating numero, na hindi na makatatanggap ng mga mensahe.',
      email: 'Pinapalitan ng email address na ito ang dating address, na hindi na makatatanggap ng mga mensahe.',
    },
    confirmationNow: 'Papunta na sa inyo ang kumpirmasyon.',
    confirmationLater: 'Darating ang kumpirmasyon kapag nagsimula na ang inyong mga oras: {time}.',
    noCalls: 'Walang kumpirmasyon sa pamamagitan ng tawag.',
    lasts:
      'Isang beses lamang ito kailangang gawin: may bisa ito sa lahat ng susunod na halalan, hanggang itigil ninyo o lumipat kayo sa ibang county.',
    seeBallot: 'Tingnan ang inyong balota',
  },
  notMatched: {
    title: 'Hindi namin nahanap ang inyong rehistro',
    text: 'Nakumpirma ang inyong contact, ngunit walang rehistrong maaari naming padalhan ng mensahe na may eksaktong ganitong mga detalye.',
    next: 'Ano ang maaari ninyong gawin',
    check: 'Suriin ang inyong pangalan, petsa ng kapanganakan at ZIP code, at subukan muli.',
    again: 'Subukan muli',
    recent:
      'Kung nagrehistro kayo o binago ninyo ang inyong rehistro nitong mga huling araw, subukan muli pagkaraan ng isang linggo.',
    status: 'Tingnan ang inyong rehistro:',
    statusLink: 'My Voter Status (katayuan ng inyong rehistro)',
    office: 'O magtanong sa tanggapan ng halalan ng inyong county:',
    officeLink: 'Hanapin ang tanggapan ng halalan ng inyong county',
  },
};
