import type { TimelineTexts } from './timeline-texts.ts';

export const fil: TimelineTexts = {
  nothing: 'Wala pang masasabi tungkol sa inyong balota. Lalabas ito rito sa sandaling may iulat ang inyong county.',
  history: 'Mga nangyari hanggang ngayon',
  aboutSignUp: 'Mga mensahe tungkol sa inyong pag-sign up',
  takenBack: 'Binawi ito ng inyong county.',
  scannedOut: 'Na-scan na ng Postal Service ang inyong balota habang papunta sa inyo.',
  expected: 'Inaasahan ng koreo ang pagdating nito sa {day}.',
  ballot: 'Balota {number}',
  sent: 'ipinadala noong {time}',
  tried: 'sinubukan naming ipadala noong {time}',
  unknown: 'Hindi namin masabi kung dumating ito.',
  waiting: 'darating sa {time}',
  notSent: 'hindi ipinadala',
  noMessage: 'Walang ipinadalang mensahe.',
  toDo: {
    signature:
      'Sagutan at lagdaan ang form ng inyong county, at ibalik ito sa takdang oras. Matutulungan kayo ng inyong county.',
    identity:
      'Makipag-ugnayan sa inyong county. Sasabihin nito kung aling kopya ng ID ang kailangan, at hanggang kailan.',
    information:
      'Makipag-ugnayan sa inyong county. Sasabihin nito kung ano ang kailangan mula sa inyo, at hanggang kailan.',
  },
  why: {
    'outside-hours': 'Naghihintay ito ng inyong mga oras.',
    'about-to-go': 'Malapit na itong ipadala.',
    'correction-first': 'Darating ito pagkatapos mismo ng pagtatama ng naunang mensahe.',
    paused: 'Itinigil muna ang pagpapadala. Darating ito kapag nagpatuloy na.',
    'provider-slow': 'Mabagal ang inyong kompanya ng telepono o email. Sinusubukan namin muli.',
    'county-fact-missing': 'Naghihintay ito ng bagay na kailangan munang sabihin sa amin ng inyong county.',
    'before-messages-begin':
      'Hindi pa nagsisimula ang mga mensahe para sa halalang ito. Darating ito kapag nagsimula na.',
    'county-not-taking-part': 'Hindi kasali ang inyong county sa pagsubaybay ng balota para sa halalang ito.',
    'before-tracking': 'Nangyari ito bago nagsimula ang mga mensahe. Walang ipinadadala mula bago ang araw na iyon.',
    'not-subscribed': 'Hindi kayo naka-sign up para sa mga mensahe.',
    'not-subscribed-then': 'Hindi pa kayo naka-sign up para rito noon.',
    'opted-out': 'Pinatay ninyo ang mga mensaheng ito.',
    'moved-county': 'Natapos ang inyong mga mensahe nang lumipat kayo sa ibang county.',
    'not-reachable-then': 'Hindi namin kayo masulatan noong panahong iyon.',
    'too-late': 'Huli na para maging kapaki-pakinabang ito.',
    'messages-over': 'Tapos na ang mga mensahe para sa halalang ito.',
    'refused-by-provider': 'Hindi ito tinanggap ng inyong kompanya ng telepono o email.',
    'stopped-at-carrier':
      'Itinigil ang aming mga mensahe roon, sa pamamagitan ng STOP sa text o sa inyong kompanya ng telepono o email.',
    'number-not-usable': 'Hindi makatatanggap ng aming mga mensahe ang numerong ito.',
    'not-arrived': 'Hindi ito dumating.',
    'called-again': 'Tumawag kami pero walang nakausap. Tatawag kami ulit.',
    'contact-replaced': 'Hindi ito dumating sa dati ninyong numero o address. Nagbigay na kayo ng iba mula noon.',
    'contact-missing': 'Wala kaming numero o address para rito.',
    superseded: 'May mas bagong pumalit dito bago ito naipadala.',
    corrected: 'Binawi ito ng inyong county bago may naipadalang mensahe.',
    'nothing-new': 'Wala itong bagong sinasabi sa inyo.',
  },
};
