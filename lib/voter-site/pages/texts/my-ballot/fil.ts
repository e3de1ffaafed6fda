import type { MyBallotTexts } from './my-ballot-texts.ts';

export const fil: MyBallotTexts = {
  signIn: {
    title: 'Tingnan ang inyong balota',
    intro:
      'Ibigay ang numero ng telepono o email address na ginamit ninyo sa pag-sign up, at ang inyong petsa ng kapanganakan. Padadalhan kayo ng code.',
    contact: 'Numero ng telepono o email address',
    contactHint: 'Kung saan ninyo natatanggap ang aming mga mensahe',
    by: 'Kung numero ng telepono ang ibinigay ninyo: paano dapat dumating ang code?',
    notFoundTitle: 'Wala kaming nahanap na naka-sign up sa mga detalyeng ito',
    notFoundText:
      'Suriin ang inyong petsa ng kapanganakan: kailangang tugma rin ito. Maaaring ibang numero ng telepono o email address ang ginamit ninyo sa pag-sign up. O natapos na ang mga mensahe, halimbawa dahil itinigil ninyo ang mga ito o lumipat kayo sa ibang county.',
    several: 'Kaninong balota ang nais ninyong makita?',
    severalText: 'Higit sa isang tao ang naka-sign up sa contact at petsa ng kapanganakang ito.',
  },
  menu: {
    label: 'Ang inyong pag-sign up',
    ballot: 'Ang inyong balota',
    preferences: 'Mga kagustuhan',
    contact: 'Telepono at email',
    optOut: 'Itigil ang mga mensahe',
    didYouSend: 'Galing ba sa amin ang mensaheng ito?',
    signOut: 'Mag-sign out',
  },
  preferences: {
    title: 'Ang inyong mga kagustuhan',
    save: 'I-save',
    saved: 'Na-save na ang inyong mga kagustuhan.',
    noChannel:
      'Pumili ng kahit isang paraan. Kung ayaw na ninyong tumanggap ng anumang mensahe, pumunta sa “{optOut}”.',
    needsContact: 'Para rito, idagdag muna ang contact sa “Telepono at email”.',
    stopped:
      'Itinigil ito ng STOP sa text. Kumpirmahin muna muli ang numero sa “Telepono at email”, o sagutin ng START ang isa sa mga text namin.',
    proveFirst:
      'Para baguhin ito, patunayan muna na inyo ang {contact}: ibigay ito sa “Telepono at email”, at may matatanggap kayong code doon.',
  },
  contact: {
    title: 'Palitan ang inyong numero ng telepono o email address',
    intro: 'Ibigay ang bago. Makatatanggap kayo roon ng code; hangga’t hindi ninyo ito inilalagay, walang magbabago.',
    current: 'Ngayon:',
    phone: 'Bagong numero ng telepono',
    email: 'Bagong email address',
    changed: 'Napalitan na ang inyong contact.',
  },
  optOut: {
    title: 'Itigil ang mga mensahe',
    intro: 'Hindi magbabago ang inyong rehistro at ang inyong karapatang bumoto.',
    channels: { text: 'Itigil ang mga text message', email: 'Itigil ang mga email', voice: 'Itigil ang mga tawag' },
    all: 'Itigil ang lahat ng mensahe',
    submit: 'Itigil ang mga mensahe',
    choose: 'Piliin kung ano ang dapat itigil.',
    doneTitle: 'Itinigil na ang mga mensahe',
    doneAll:
      'Hindi na kayo makatatanggap ng mga mensahe tungkol sa inyong balota. Maaari kayong mag-sign up muli anumang oras.',
    doneSome: 'Itinigil na ang inyong pinili. Tuloy ang lahat ng iba pa.',
    back: 'Huwag baguhin ang anuman',
  },
  unsubscribe: {
    title: 'Itigil ang mga email tungkol sa inyong balota',
    text: 'Pindutin ang button, at hindi na kayo makatatanggap ng mga email tungkol sa inyong balota. Tuloy ang mga text message at tawag kung pinili ninyo ang mga ito.',
    submit: 'Itigil ang mga email',
    doneTitle: 'Itinigil na ang mga email',
    doneText:
      'Hindi na kayo makatatanggap ng mga email tungkol sa inyong balota. Maaari kayong mag-sign up muli anumang oras.',
    goneTitle: 'Hindi gumagana ang link na ito',
    goneText: 'Maaaring kulang ang link. Maaari rin ninyong itigil ang mga mensahe pagkatapos mag-sign in.',
  },
  didYouSend: {
    intro:
      'Kung hindi kayo sigurado sa isang mensahe, huwag gamitin ang mga link o numero nito. Kopyahin ang teksto at i-paste dito. Hindi namin ito itatago.',
    label: 'Ang mensahe',
    submit: 'Suriin',
    empty: 'I-paste ang teksto ng mensahe.',
    long: 'Mas mahaba ito kaysa alinmang mensahe namin. Isang mensahe lamang ang i-paste.',
    sent: 'Oo. Ipinadala namin sa inyo ang mensaheng ito noong {time}.',
    notSent:
      'Hindi. Hindi namin ipinadala sa inyo ang mensaheng ito nitong mga huling buwan, o binago ito. Huwag gamitin ang mga link o numero nito.',
    ours: 'Katulad ng isa sa aming mga mensahe ang mga salita nito, at wala itong link o numerong hindi namin ginagamit.',
    onlySignedIn: 'Pagkatapos lamang ninyong mag-sign in namin masasabi kung ipinadala namin ito sa inyo.',
    notOurs:
      'Hindi katulad ng aming mga mensahe ang mga salita nito, o may link o numero itong hindi namin ginagamit. Huwag gamitin ang mga link o numero nito.',
    never:
      'Kung nag-aalinlangan kayo, tawagan ang tanggapan ng halalan ng inyong county sa numerong nasa inyong opisyal na gabay ng botante.',
    signIn: 'Mag-sign in para makasiguro',
  },
  county: {
    intro: 'Ibigay ang ZIP code ng inyong tirahan sa California.',
    submit: 'Hanapin',
    several: 'Ang ZIP code na ito ay nasa higit sa isang county. Ang sa inyo ay ang county kung saan kayo nakatira.',
    unknown: 'Wala kaming alam na county para sa ZIP code na ito. Suriin ito, o hanapin ang inyong county sa listahan.',
    invalid: 'Ibigay ang limang digit ng ZIP code. Halimbawa: 95814',
    phone: 'Telepono',
    email: 'Email',
    site: 'Website',
    hours: 'Bukas',
    nothing: 'Nasa inyong opisyal na gabay ng botante ang mga contact ng tanggapan.',
    elections: 'Mga halalan ng county na ito',
    seeElections: 'Mga petsa ng mga halalan ng county na ito',
  },
  signedOut: {
    title: 'Naka-sign out na kayo',
    text: 'Naka-sign out na kayo sa device na ito.',
    ended:
      'Para sa inyong proteksiyon, natatapos ang session pagkaraan ng 20 minutong walang paggamit, pagkaraan ng dalawang oras, at kapag nabago sa ibang lugar ang inyong mga mensahe o contact.',
    needTitle: 'Mag-sign in po',
    need: 'Makikita lamang ang pahinang ito kapag naka-sign in kayo.',
    again: 'Mag-sign in',
  },
  stale: {
    title: 'Masyadong matagal na nakabukas ang pahinang ito',
    text: 'Magsimula po muli. Walang nabago.',
  },
};
