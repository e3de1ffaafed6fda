import { draft, type LanguageCatalog } from './entry.ts';

/** Tagalog (Filipino). Text messages keep to the GSM 7-bit alphabet. */
export const fil: LanguageCatalog = {
  frame: {
    emailOpening: draft(
      'Ito ay mensahe mula sa Kalihim ng Estado ng California sa ngalan ng County ng {county} tungkol sa {electionName} sa {electionDate}.',
    ),
    emailTracking: draft(
      'Makikita ninyo anumang oras kung nasaan ang inyong balota, at mababago ang inyong mga pinili: {trackingSite}',
    ),
    emailWhy: draft(
      "Natanggap ninyo ang email na ito dahil nag-sign up kayo sa Where's My Ballot? (Nasaan ang aking balota?).",
    ),
    emailUnsubscribe: draft('Para ihinto ang mga email na ito: {unsubscribe}'),
    voiceOpening: draft(
      'Magandang araw po. Ito ay mensahe mula sa Kalihim ng Estado ng California sa ngalan ng County ng {county} tungkol sa {electionName} sa {electionDate}.',
    ),
    voiceClosing: draft(
      "Para ihinto ang mga tawag na ito, baguhin ang inyong mga pinili sa website na Where's My Ballot. Salamat po.",
    ),
  },
  messages: {
    Outbound: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: {mailTime, select, over {Ipinadala na sa inyo sa koreo ang balota ninyo para sa {electionName} sa {electionDate}. Kung hindi pa dumarating, tawagan ang inyong county.} other {Papunta na sa inyo sa koreo ang balota ninyo para sa {electionName} sa {electionDate}. {expectedOn, select, none {Karaniwang tumatagal ito ng 5 hanggang 7 araw ng trabaho.} other {Inaasahan ng koreo ang pagdating nito sa {expectedOn}.}}}}',
      ),
      email: {
        subject: draft(
          'County ng {county}: {mailTime, select, over {Ipinadala na sa inyo ang inyong balota} other {Papunta na sa inyo ang inyong balota}}',
        ),
        body: draft(
          '{mailTime, select, over {Ipinadala na sa inyo sa koreo ang inyong balota, at lampas na ang karaniwang tagal ng koreo. Kung hindi pa dumarating ang inyong balota, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.} other {Papunta na sa inyo sa koreo ang inyong balota. {expectedOn, select, none {Karaniwang tumatagal ito ng 5 hanggang 7 araw ng trabaho.} other {Inaasahan ng koreo ang pagdating nito sa {expectedOn}.}} Kung hindi dumating ang inyong balota, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.}}',
        ),
      },
      voice: draft(
        '{mailTime, select, over {Ipinadala na sa inyo sa koreo ang inyong balota, at lampas na ang karaniwang tagal ng koreo. Kung hindi pa dumarating ang inyong balota, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.} other {Papunta na sa inyo sa koreo ang inyong balota. Karaniwang tumatagal ito ng lima hanggang pitong araw ng trabaho.}}',
      ),
    },
    Inbound: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Nasa Postal Service na ang sobre ng balota ninyo para sa {electionName} sa {electionDate}. Sasabihan namin kayo kapag natanggap ito ng county.',
      ),
      email: {
        subject: draft('County ng {county}: Pabalik na sa county ang inyong balota'),
        body: draft(
          'Na-scan na ng Postal Service ang sobre ng inyong balota. Papunta na ito sa county. Sasabihan namin kayo kapag natanggap ito ng county.',
        ),
      },
      voice: draft(
        'Na-scan na ng Postal Service ang sobre ng inyong balota. Papunta na ito sa county. Sasabihan namin kayo kapag natanggap ito ng county.',
      ),
    },
    Received: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Natanggap na ng county ang balota ninyo para sa {electionName} sa {electionDate}. Susuriin muna ito. Magpapadala kami ng isa pang mensahe.',
      ),
      email: {
        subject: draft('County ng {county}: Natanggap na ng county ang inyong balota'),
        body: draft(
          'Natanggap na ng county ang inyong balota. Susunod, susuriin ito ng mga kawani ng halalan, simula sa inyong lagda. Pagkatapos, magpapadala kami ng isa pang mensahe.',
        ),
      },
      voice: draft(
        'Natanggap na ng county ang inyong balota. Susunod, susuriin ito ng mga kawani ng halalan. Pagkatapos, magpapadala kami ng isa pang mensahe.',
      ),
    },
    Accepted: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Tinanggap bilang wasto ng county ang balota ninyo para sa {electionName} sa {electionDate}. {counted, select, was {Nabilang na ang boto ninyo.} other {Bibilangin ang boto ninyo.}} Salamat sa pagboto.',
      ),
      email: {
        subject: draft('County ng {county}: Tinanggap ang inyong balota'),
        body: draft(
          'Nasuri at tinanggap bilang wasto ng county ang inyong balota. {counted, select, was {Nabilang na ang inyong boto.} other {Bibilangin ang inyong boto.}} Salamat sa inyong pagboto.',
        ),
      },
      voice: draft(
        'Nasuri at tinanggap bilang wasto ng county ang inyong balota. {counted, select, was {Nabilang na ang inyong boto.} other {Bibilangin ang inyong boto.}} Salamat sa inyong pagboto.',
      ),
    },
    NotAccepted: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Hindi tinanggap ang balota ninyo para sa {electionName} sa {electionDate}. {notAcceptedReason} May tanong? {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('County ng {county}: Hindi tinanggap ang inyong balota'),
        body: draft(
          'Hindi tinanggap ang inyong balota. {notAcceptedReason}\n\nKung may tanong kayo o sa tingin ninyo ay may pagkakamali, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.\nTelepono: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Hindi tinanggap ang inyong balota. {notAcceptedReason} Kung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county. Ang numero ng telepono ay {countyPhone}.',
      ),
    },
    ContactCounty: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: May problema sa balota ninyo para sa {electionName} sa {electionDate}. {contactReason} {ask, select, open {Para mabilang ito, kontakin agad ang county:} other {Tapos na ang palugit. May tanong?}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('County ng {county}: Makipag-ugnayan po sa county tungkol sa inyong balota'),
        body: draft(
          '{ask, select, open {Nasa county na ang inyong balota pero hindi pa ito mabibilang.} other {Nagkaproblema sa inyong balota.}} {contactReason}\n\n{ask, select, open {Makipag-ugnayan po agad sa tanggapan ng halalan ng inyong county.} other {Lumipas na ang panahon para ayusin ito. Kung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.}}\nTelepono: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        '{ask, select, open {Nasa county na ang inyong balota pero hindi pa ito mabibilang.} other {Nagkaproblema sa inyong balota.}} {contactReason} {ask, select, open {Makipag-ugnayan po agad sa tanggapan ng halalan ng inyong county.} other {Lumipas na ang panahon para ayusin ito. Kung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.}} Ang numero ng telepono ay {countyPhone}.',
      ),
    },
    Undeliverable: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Ibinalik ng Postal Service sa county ang balota ninyo para sa {electionName} sa {electionDate}. {ask, select, open {Para sa bagong balota:} other {May tanong?}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('County ng {county}: Hindi nakarating sa inyo ang inyong balota'),
        body: draft(
          'Hindi nadala ng Postal Service ang inyong balota sa inyong tirahan at ibinalik ito sa county. {ask, select, open {Para suriin ang inyong address at kumuha ng bagong balota, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.} other {Kung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.}}\nTelepono: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Hindi nadala ng Postal Service ang inyong balota sa inyong tirahan at ibinalik ito sa county. {ask, select, open {Para kumuha ng bagong balota, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.} other {Kung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.}} Ang numero ng telepono ay {countyPhone}.',
      ),
    },
    Reissued: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Pinadalhan kayo ng county ng bagong balota para sa {electionName} sa {electionDate}. Kung hindi pa bumoto, ang bago lang po ang gamitin. May tanong? {countyPhone}',
      ),
      email: {
        subject: draft('County ng {county}: Pinadalhan kayo ng bagong balota'),
        body: draft(
          'Pinadalhan kayo ng county ng bagong balota. Kung hindi pa kayo bumoto, ang bagong balota lang po ang gamitin. Kung hindi kayo humingi ng bagong balota, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.\nTelepono: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Pinadalhan kayo ng county ng bagong balota. Kung hindi pa kayo bumoto, ang bagong balota lang po ang gamitin. Kung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county. Ang numero ng telepono ay {countyPhone}.',
      ),
    },
    InPerson: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Bumoto kayo sa {votingPlace, select, poll {lugar ng botohan} other {sentro ng pagboto}} sa {electionName} sa {electionDate}. {counted, select, was {Nabilang na ang boto ninyo.} other {Bibilangin ang boto ninyo.}} {mailBallot, select, issued {Hindi na kailangan ang balota ninyo sa koreo; maaaring lumabas itong kanselado.} other {}}',
      ),
      email: {
        subject: draft('County ng {county}: Bumoto kayo nang personal'),
        body: draft(
          'Ayon sa rekord ng county, bumoto kayo nang personal sa {votingPlace, select, poll {lugar ng botohan} other {sentro ng pagboto}}. {counted, select, was {Nabilang na ang inyong boto.} other {Bibilangin ang inyong boto.}} Salamat sa inyong pagboto. {mailBallot, select, issued {Pinadalhan din kayo ng balota sa koreo. Hindi na ninyo ito kailangan. Maaaring lumabas itong kanselado; hindi nito binabago ang botong ibinigay ninyo nang personal.} other {}}',
        ),
      },
      voice: draft(
        'Ayon sa rekord ng county, bumoto kayo nang personal sa {votingPlace, select, poll {lugar ng botohan} other {sentro ng pagboto}}. {counted, select, was {Nabilang na ang inyong boto.} other {Bibilangin ang inyong boto.}} Salamat sa inyong pagboto. {mailBallot, select, issued {Hindi na ninyo kailangan ang balotang ipinadala sa koreo. Maaaring lumabas itong kanselado; hindi nito binabago ang botong ibinigay ninyo nang personal.} other {}}',
      ),
    },
    DeadlineReminder: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Hanggang {dataAsOf}, hindi pa nakatala ang balota ninyo para sa {electionName} sa {electionDate}. Ipakoreo nang may tatak hanggang {returnDeadline}, o dalhin sa {votingPlace, select, poll {botohan} none {opisina ng halalan} other {sentro ng pagboto}} o drop box bago mag-8 p.m. Naipadala na? Ayos na.',
      ),
      email: {
        subject: draft('County ng {county}: Paalala na ibalik ang inyong balota hanggang {returnDeadline}'),
        body: draft(
          'Hanggang noong {dataAsOf}, oras sa Pacific, hindi pa naitatala ng county ang inyong balota. Kung naipadala na ninyo ito, wala na kayong kailangang gawin: maaaring tumagal nang ilang araw bago ito maitala.\n\nKung nasa inyo pa ito, ipadala sa koreo na may tatak-koreo na hindi lalampas sa {returnDeadline}, o dalhin sa {votingPlace, select, poll {lugar ng botohan} none {tanggapan ng halalan ng county} other {sentro ng pagboto}} o opisyal na drop box bago mag-8 ng gabi sa araw na iyon.',
        ),
      },
      voice: draft(
        'Hanggang noong {dataAsOf}, oras sa Pacific, hindi pa naitatala ng county ang inyong balota. Kung naipadala na ninyo ito, wala na kayong kailangang gawin. Kung nasa inyo pa ito, ipadala sa koreo na may tatak-koreo na hindi lalampas sa {returnDeadline}, o dalhin sa {votingPlace, select, poll {lugar ng botohan} none {tanggapan ng halalan ng county} other {sentro ng pagboto}} o opisyal na drop box bago mag-8 ng gabi sa araw na iyon.',
      ),
    },
    SignatureCure: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: Kailangan ang lagda ninyo para mabilang ang balota ninyo para sa {electionName} sa {electionDate}. Dapat nasa county ang form bago ang {cureDeadline}: {cureLink} May tanong? {countyPhone}',
      ),
      email: {
        subject: draft('County ng {county}: Kailangan ang inyong lagda para sa inyong balota'),
        body: draft(
          'Walang lagda ang sobre ng inyong balota, o hindi tugma ang lagda sa nasa rekord. Maaari pa ring mabilang ang inyong balota. Punan at lagdaan ang form. Dapat matanggap ito ng county bago ang {cureDeadline}, oras sa Pacific: {cureLink}\n\nKung kailangan ninyo ng tulong, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.\nTelepono: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        'Walang lagda ang sobre ng inyong balota, o hindi tugma ang lagda sa nasa rekord. Maaari pa ring mabilang ang inyong balota kung matatanggap ng county ang nilagdaang form bago ang {cureDeadline}, oras sa Pacific. Para makuha ang form, makipag-ugnayan po sa tanggapan ng halalan ng inyong county. Ang numero ng telepono ay {countyPhone}.',
      ),
    },
    Confirmation: {
      text: draft(
        "Kalihim ng Estado ng CA: Nag-sign up kayo para sa mga mensahe tungkol sa balota ninyo sa County ng {county}. Ilang mensahe bawat halalan. Mag-reply ng STOP para huminto, HELP para sa tulong. Maaaring may singil sa text at data. Where's My Ballot? {trackingSite}",
      ),
      email: {
        subject: draft("County ng {county}: Naka-sign up na kayo sa Where's My Ballot?"),
        body: draft(
          'Ito ay mensahe mula sa Kalihim ng Estado ng California sa ngalan ng County ng {county}.\n\nNaka-sign up na kayo para sa mga mensahe tungkol sa inyong balota. Sasabihan namin kayo kapag ipinadala ito sa inyo sa koreo at kapag natanggap ito ng county at kapag kinilala itong wasto, sa halalang ito at sa mga susunod pa.\n\nKung naka-sign up na kayo noon, ang numero ng telepono o email address na ibinigay ninyo ngayon ang papalit sa dati. Ang hindi ninyo binanggit ngayon ay tuloy pa rin gaya ng dati.',
        ),
      },
    },
    MovedCounty: {
      text: draft(
        'Kalihim ng Estado ng CA: Rehistrado na kayo sa ibang county, kaya tapos na ang mga mensahe tungkol sa balota ninyo mula sa County ng {county}. Para makatanggap ulit, mag-sign up sa {trackingSite}',
      ),
      email: {
        subject: draft('County ng {county}: Tapos na ang mga mensahe tungkol sa inyong balota'),
        body: draft(
          'Ito ay mensahe mula sa Kalihim ng Estado ng California sa ngalan ng County ng {county}.\n\nRehistrado na kayong botante sa ibang county. Kaya tapos na ang mga mensahe tungkol sa inyong balota mula sa County ng {county}. Para makatanggap ng mga mensahe sa bago ninyong county, mag-sign up muli: {trackingSite}',
        ),
      },
    },
    Correction: {
      text: draft(
        'Kalihim ng Estado ng CA, County ng {county}: {electionName} sa {electionDate}: {corrects} Huwag po itong pansinin. Tingnan ang {trackingSite} o tumawag sa {countyPhone}',
      ),
      email: {
        subject: draft('County ng {county}: Pagtatama sa naunang mensahe tungkol sa inyong balota'),
        body: draft(
          '{corrects} Huwag po itong pansinin. Humihingi kami ng paumanhin sa pagkakamali.\n\nKung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county.\nTelepono: {countyPhone}\nEmail: {countyEmail}',
        ),
      },
      voice: draft(
        '{corrects} Huwag po itong pansinin. Humihingi kami ng paumanhin sa pagkakamali. Kung may tanong kayo, makipag-ugnayan po sa tanggapan ng halalan ng inyong county. Ang numero ng telepono ay {countyPhone}.',
      ),
    },
  },
  reasons: {
    VAV: draft('Ayon sa rekord, nakaboto na kayo sa halalang ito, at isang balota lang ang bibilangin.'),
    BME: draft('Walang balota sa loob ng sobre.'),
    VDD: draft('Ayon sa rekord, yumao na ang botante.'),
    MIA: draft('Wala o mali ang address sa sobre.'),
    MRE: draft('Higit sa isa ang balota sa sobre.'),
    NOT: draft('Hindi ito natanggap sa takdang panahon.'),
    OTH: draft('Masasabi ng county ang dahilan.'),
    CLD: draft('Kinansela ang balotang ito.'),
    NVS: draft('Walang lagda ang sobre.'),
    NMS: draft('Hindi tugma ang lagda sa nasa rekord.'),
    INF: draft('Kailangan ng county ng dagdag na impormasyon.'),
    NID: draft('Walang patunay ng pagkakakilanlan.'),
  },
  corrections: {
    Outbound: draft('Sinabi namin na papunta na sa inyo ang balota ninyo. Mali iyon.'),
    Inbound: draft('Sinabi namin na nasa Postal Service na ang sobre ng balota ninyo. Mali iyon.'),
    Received: draft('Sinabi namin na natanggap na ng county ang balota ninyo. Mali iyon.'),
    Accepted: draft('Sinabi namin na tinanggap ang balota ninyo. Mali iyon.'),
    NotAccepted: draft('Sinabi namin na hindi tinanggap ang balota ninyo. Mali iyon.'),
    ContactCounty: draft('Sinabi namin na may problema sa balota ninyo. Mali iyon.'),
    Undeliverable: draft('Sinabi namin na ibinalik sa county ang balota ninyo. Mali iyon.'),
    Reissued: draft('Sinabi namin na pinadalhan kayo ng bagong balota. Mali iyon.'),
    InPerson: draft('Sinabi namin na bumoto kayo nang personal. Mali iyon.'),
    AtPollingPlace: draft('Sinabi namin na bumoto kayo sa lugar ng botohan. Mali iyon.'),
    AtVoteCenter: draft('Sinabi namin na bumoto kayo sa sentro ng pagboto. Mali iyon.'),
    general: draft('Mali ang isang naunang mensahe tungkol sa balota ninyo.'),
  },
  electionNames: {
    'General Election': draft('Pangkalahatang Halalan'),
    'Statewide General Election': draft('Pangkalahatang Halalan sa Buong Estado'),
    'Presidential General Election': draft('Pangkalahatang Halalan sa Pagkapangulo'),
    'Statewide Direct Primary Election': draft('Tuwirang Primaryang Halalan sa Estado'),
    'Presidential Primary Election': draft('Primaryang Halalan sa Pagkapangulo'),
    'Statewide Special Election': draft('Espesyal na Halalan sa Buong Estado'),
  },
};
