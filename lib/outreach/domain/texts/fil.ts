import { draft } from '../../../messaging/domain/catalog/entry.ts';
import type { OutreachTexts } from './outreach-texts.ts';

export const fil: OutreachTexts = {
  title: draft('Nasaan ang Aking Balota?'),
  lead: draft(
    'Sundan ang inyong balotang vote-by-mail mula sa inyong county hanggang sa inyong mailbox at pabalik, hanggang sa mabilang ito.',
  ),
  signUp: draft('Mag-sign up para sa mga mensahe sa text, email o tawag sa telepono.'),
  scan: draft('I-scan ang code o pumunta sa:'),
  stepsHeading: draft('Paano mag-sign up'),
  steps: [
    draft('Ilagay ang inyong pangalan, apelyido, petsa ng kapanganakan at ZIP code.'),
    draft('Piliin ang text message, email, tawag sa telepono, o ang tatlo.'),
    draft('Piliin ang inyong wika at ang oras kung kailan maaaring dumating ang mga mensahe.'),
  ],
  lasts: draft(
    'Dumarating ang mga mensahe sa sampung wika. Mananatili kayong naka-sign up para sa mga susunod na halalan hanggang sa ihinto ninyo ito o lumipat kayo sa ibang county.',
  ),
  postmark: draft(
    'Ang balotang ipinadala sa koreo ay dapat may tatak-koreo na hindi lalampas sa {electionDate} at dapat dumating sa inyong county nang hindi lalampas sa {receiptBy}.',
  ),
  handIn: draft(
    'Maaari din ninyo itong dalhin sa {votingPlace, select, poll {lugar ng botohan} none {tanggapan ng halalan ng county} other {sentro ng pagboto}} o opisyal na drop box bago mag-8 ng gabi sa Araw ng Halalan.',
  ),
  genuine: draft(
    'Hindi kailanman hinihingi ng aming mga mensahe ang inyong petsa ng kapanganakan, numero ng Social Security, password o pera.',
  ),
  office: draft('May tanong? Tanggapan ng halalan ng County ng {county}'),
  publisher: draft('Kalihim ng Estado ng California at County ng {county}'),
  social: {
    signUp: draft(
      'Nasaan ang aking balota? Sundan ang inyong balotang vote-by-mail para sa {electionName}. Mag-sign up para sa mga mensahe sa text, email o tawag: {site}',
    ),
    returnByMail: draft(
      'Ipapadala sa koreo ang balota? Dapat may tatak-koreo na hindi lalampas sa {electionDate} at dumating sa County ng {county} nang hindi lalampas sa {receiptBy}. Sundan ito: {site}',
    ),
    genuine: draft(
      'Hindi kailanman hinihingi ng mga mensahe ng Nasaan ang Aking Balota? ang petsa ng kapanganakan, numero ng Social Security, password o pera. Mag-sign up: {site}',
    ),
  },
  press: {
    release: draft('Pahayag sa media'),
    dateline: draft('[Petsa ng pahayag]'),
    contact: draft('[Kontak para sa media: pangalan, numero ng telepono, email]'),
    headline: draft('Masusundan ng mga botante ng County ng {county} ang kanilang balota sa {electionName}'),
    opening: draft(
      'Inaanyayahan ng Kalihim ng Estado ng California at ng tanggapan ng halalan ng County ng {county} ang mga botante na mag-sign up sa Nasaan ang Aking Balota? para sa {electionName} sa {electionDate}. Ang serbisyo ay nasa {site}.',
    ),
    service: draft(
      'Nakatatanggap ng mensahe ang mga botante kapag ipinadala sa kanila ang balotang vote-by-mail, kapag natanggap ito ng county, kapag tinanggap ito, at kapag may kailangang itama bago ito matanggap. Pinipili nila ang text message, email o tawag sa telepono, ang wika, at ang oras.',
    ),
  },
};
