import type { ProblemTexts } from './problem-texts.ts';

export const fil: ProblemTexts = {
  missing: {
    firstName: 'Ilagay ang inyong pangalan.',
    lastName: 'Ilagay ang inyong apelyido.',
    dateOfBirth: 'Ilagay ang inyong petsa ng kapanganakan.',
    zip: 'Ilagay ang ZIP code ng inyong tirahan sa California.',
    channels: 'Piliin kung paano namin kayo dapat abutin.',
    phone: 'Maglagay ng numero ng telepono para sa mga text message at tawag.',
    email: 'Maglagay ng email address para sa mga email.',
    contact: 'Ilagay ang numero ng telepono o email address na ginamit ninyo sa pag-sign up.',
    language: 'Pumili ng wika.',
    hours: 'Piliin ang mga oras.',
    zone: 'Pumili ng time zone.',
    consent:
      'Lagyan ng tsek ang kahon kung sumasang-ayon kayo; kung wala ito, hindi namin kayo maaaring padalhan ng mga mensahe.',
    voterId: 'Ilagay ang inyong VoteCal ID.',
  },
  others: {
    'too-long': 'Masyado itong mahaba. Paikliin ito.',
    'not-a-name': 'Isulat ang pangalan sa mga titik, walang numero o address.',
    'date-unreadable': 'Isulat ang buwan, araw at taon nang ganito: 04-28-1986.',
    'date-day-first': 'Isulat muna ang buwan, saka ang araw: MM-DD-YYYY.',
    'date-two-digit-year': 'Isulat ang taon sa apat na digit.',
    'date-buddhist-year': 'Isulat ang taon sa karaniwang panahon: 543 na mas kaunti kaysa taong Budista.',
    'date-impossible': 'Walang ganitong araw ang buwang ito. Suriin ang petsa.',
    'date-month-impossible':
      'Walang ganitong buwan. Ang buwan ay numero mula 1 hanggang 12, at ito ang nauuna: MM-DD-YYYY.',
    'date-day-impossible': 'Walang ganitong araw. Ang araw ay numero mula 1 hanggang 31.',
    'date-month-and-day-impossible':
      'Walang ganitong buwan at walang ganitong araw. Ang buwan ay mula 1 hanggang 12, ang araw ay mula 1 hanggang 31: MM-DD-YYYY.',
    'date-future': 'Hindi pa dumarating ang petsang ito. Suriin ang taon.',
    'date-too-young': 'Sa petsang ito, wala pang maaaring nakarehistro. Suriin ang taon.',
    'date-too-old': 'Masyadong matagal na ang petsang ito. Suriin ang taon.',
    'zip-unreadable': 'Ilagay ang limang digit ng ZIP code. Halimbawa: 95814',
    'zip-elsewhere':
      'Hindi ito ZIP code sa California. Ilagay ang sa tirahan sa California na ginamit ninyo sa pagrehistro.',
    'phone-unreadable': 'Ilagay ang sampung digit, una ang area code. Halimbawa: 916-555-0123',
    'phone-impossible': 'Walang ganitong numero sa Estados Unidos. Suriin ang bawat digit, simula sa area code.',
    'phone-abroad':
      'Sa mga numero lamang ng Estados Unidos at mga teritoryo nito kami makapagte-text at makatatawag. Maglagay ng ganito, o piliin ang email.',
    'phone-premium': 'Hindi namin magagamit ang mga numerong may dagdag na singil. Maglagay ng iba.',
    'phone-no-person':
      'Hindi namin magagamit ang mga toll-free at katulad na numero. Ilagay ang sarili ninyong numero.',
    'email-unreadable': 'Maglagay ng email address na tulad ng name@example.com.',
    'contact-unreadable': 'Maglagay ng numero na tulad ng 916-555-0123 o email address na tulad ng name@example.com.',
    'contact-unused': 'Wala kayong piniling mensaheng darating dito. Pumili sa itaas, o iwanang blangko ito.',
    'unknown-choice': 'Pumili ng isa sa mga ipinakikita.',
    'hours-empty': 'Nagtatapos ang mga oras kung kailan nagsisimula. Pumili ng dalawang magkaibang oras.',
    'voter-id-unreadable': 'Ilagay ang inyong VoteCal ID ayon sa sinabi ng help desk: mga titik at digit lamang.',
  },
  suggestion: '{suggestion} ba ang ibig ninyong sabihin?',
};
