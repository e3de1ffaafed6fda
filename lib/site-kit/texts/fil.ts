import type { SiteTexts } from './site-texts.ts';

export const fil: SiteTexts = {
  title: 'Nasaan ang Aking Balota?',
  owner: 'Kalihim ng Estado ng California',
  lead: 'Sundan ang inyong balotang vote-by-mail mula sa inyong county hanggang sa inyong mailbox at pabalik, hanggang sa mabilang ito.',
  home: {
    signUp: 'Mag-sign up para sa mga mensahe',
    needed:
      'Kailangan ninyo ang inyong pangalan, petsa ng kapanganakan at ZIP code ayon sa inyong rehistro bilang botante. Mga dalawang minuto lamang ito.',
    signIn: 'Naka-sign up na? Tingnan ang inyong balota',
    findCounty: 'Hanapin ang tanggapan ng halalan ng inyong county',
    isGenuine: 'Galing ba sa amin ang mensaheng ito?',
  },
  skipToContent: 'Lumaktaw sa pangunahing nilalaman',
  chooseLanguage: 'Pumili ng wika',
  rehearsal: 'Ito ay isang pagsasanay. Ang bawat botante, balota at mensahe rito ay kathang-isip.',
  about: {
    heading: 'Ano ang ginagawa ng serbisyong ito',
    paragraphs: [
      'Ipinaaalam sa inyo ng Kalihim ng Estado ng California at ng tanggapan ng halalan ng inyong county, sa pamamagitan ng text message, email o tawag sa telepono, kung ano ang nangyayari sa inyong balotang vote-by-mail.',
      'Kayo ang pumipili ng wika, ng paraan at ng oras. Kung hindi kayo pipili ng ibang oras, dumarating ang mga mensahe sa pagitan ng 8:00 a.m. at 8:00 p.m.',
      'Nagsisimula ang mga mensahe 29 araw bago ang halalan at natatapos nang hindi bababa sa 30 araw pagkatapos nito.',
    ],
  },
  dates: {
    heading: 'Mga petsa ng kasalukuyang halalan',
    names: {
      messagesBegin: 'Simula ng mga mensahe',
      electionDay: 'Araw ng Halalan: huling araw para bumoto at ipadala sa koreo ang inyong balota',
      receipt: 'Dapat dumating sa inyong county ang mga ipinadalang balota nang hindi lalampas sa',
      cure: 'Huling araw para itama ang nawawala o naiibang lagda',
      canvass: 'Matatapos ng mga county ang pagbilang nang hindi lalampas sa',
      messagesEnd: 'Katapusan ng mga mensahe',
    },
    none: 'Walang malapit na halalan. Lalabas dito ang mga petsa kapag naitakda na ang susunod na halalan.',
  },
  messages: {
    heading: 'Mga mensaheng maaari ninyong matanggap',
    intro:
      'Isang bagay lamang ang sinasabi ng bawat mensahe. Narito ang mga mensahe, ang kahulugan ng mga ito, at isang halimbawa ng bawat isa.',
    example: 'Halimbawa ng text message',
    types: {
      Outbound: {
        name: 'Papunta na sa inyo ang inyong balota',
        meaning:
          'Ipinadala na ng inyong county ang inyong balota, o na-scan na ito ng Postal Service habang papunta sa inyo.',
      },
      Inbound: {
        name: 'Pabalik na ang inyong balota',
        meaning: 'Na-scan na ng Postal Service ang inyong pabalik na sobre habang papunta sa inyong county.',
      },
      Received: {
        name: 'Nasa inyong county na ang inyong balota',
        meaning: 'Natanggap na ng inyong county ang inyong balota at sinusuri na ngayon ang sobre.',
      },
      Accepted: {
        name: 'Tinanggap ang inyong balota',
        meaning: 'Sinuri na ng inyong county ang inyong sobre at tinanggap ang inyong balota.',
      },
      NotAccepted: {
        name: 'Hindi tinanggap ang inyong balota',
        meaning:
          'Hindi tinanggap ng inyong county ang inyong balota. Masasabi sa inyo ng county kung bakit at kung ano pa ang magagawa ninyo.',
      },
      ContactCounty: {
        name: 'Makipag-ugnayan sa inyong county',
        meaning: 'May kailangang itama bago kilalaning wasto ang inyong balota. Huwag maghintay: may takdang petsa.',
      },
      Undeliverable: {
        name: 'Bumalik sa county ang inyong balota',
        meaning:
          'Ibinalik ng Postal Service ang inyong balota sa inyong county. Maaari kayong padalhan ng county ng bago.',
      },
      Reissued: {
        name: 'Papunta na ang bagong balota',
        meaning: 'Nagbigay ang inyong county ng isa pang balota para sa inyo. Gamitin ang pinakabago.',
      },
      InPerson: {
        name: 'Bumoto kayo nang personal',
        meaning: 'Naitala ng inyong county na bumoto kayo sa isang lugar ng botohan o sentro ng pagboto.',
      },
      DeadlineReminder: {
        name: 'Malapit na ang takdang petsa',
        meaning:
          'Wala pang naitatalang balota ang inyong county mula sa inyo, at malapit na ang huling araw para ibalik ito.',
      },
      SignatureCure: {
        name: 'Kailangang itama ang inyong lagda',
        meaning:
          'Walang lagda ang inyong sobre, o mukhang iba ang lagda. Maaari pa ninyo itong itama para mabilang ang inyong balota.',
      },
      Confirmation: {
        name: 'Naka-sign up na kayo para sa mga mensahe',
        meaning: 'Mula ngayon ay makatatanggap kayo ng mga mensahe tungkol sa inyong balota.',
      },
      MovedCounty: {
        name: 'Tapos na ang mga mensahe: lumipat kayo ng county',
        meaning: 'Rehistrado na kayo sa ibang county. Para makatanggap ng mga mensahe roon, mag-sign up muli.',
      },
      Correction: {
        name: 'Itinatama namin ang naunang mensahe',
        meaning: 'Mali ang isang naunang mensahe mula sa amin. Huwag itong pansinin.',
      },
    },
  },
  genuine: {
    heading: 'Paano makilala ang tunay na mensahe',
    points: [
      'Hindi nito kailanman hinihingi ang inyong petsa ng kapanganakan, numero ng Social Security, password o pera.',
      'Hindi nito kailanman sinasabi kung sino o ano ang ibinoto ninyo. Walang nakaaalam niyon.',
      'Hindi nito kailanman hinihiling na bumoto kayo para sa o laban sa sinuman o anuman.',
      'Kung hindi kayo sigurado, huwag gamitin ang link o numero sa mensahe. Tawagan ang tanggapan ng halalan ng inyong county sa numerong nasa inyong opisyal na gabay ng botante.',
    ],
  },
  help: {
    heading: 'Tulong',
    text: 'Para sa tulong tungkol sa inyong balota o sa mga mensaheng ito, makipag-ugnayan sa tanggapan ng halalan ng inyong county.',
  },
  contact: 'Mga tanong tungkol sa pagsubaybay ng balota',
  notFound: {
    title: 'Walang ganitong pahina',
    text: 'Maaaring mali ang pagkaka-type ng address, o nailipat na ang pahina.',
    home: 'Pumunta sa panimulang pahina',
  },
  problem: {
    title: 'May problema ang serbisyo',
    text: 'Pakisubukang muli makalipas ang ilang minuto. Kung apurahan, makipag-ugnayan sa tanggapan ng halalan ng inyong county.',
  },
};
