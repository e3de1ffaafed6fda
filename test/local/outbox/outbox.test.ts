import { describe, expect, it } from 'vitest';
import { countyMail, voterMessages } from '../../../lib/local/outbox/outbox.ts';
import type { SentMessage } from '../../../lib/local/provider/sent-message.ts';
import { toTagValue } from '../../../lib/shared/email/ses-tag.ts';
import { SENT_TEXT } from '../sample-message.ts';

const KEY = '2026-11-03-statewide.V030000001.B1.Outbound.1';
const sent = (over: Partial<SentMessage>): SentMessage => ({ ...SENT_TEXT, ...over });
const email = sent({
  channel: 'email',
  api: 'SendEmail',
  to: 'voter@example.org',
  subject: 'Sa koreo',
  context: { ledgerKey: toTagValue(`${KEY}.email`), language: 'fil' },
});
const toCounty = sent({
  channel: 'email',
  to: 'elections@amador.example.org',
  subject: 'Statistics',
  context: { reference: 'weekly' },
  attachments: [{ name: 'statistics.csv', contentType: 'text/csv', content: 'a,b\n' }],
});

describe('the outbox', () => {
  it('lists what voters received with exactly the fields that the design names', () => {
    expect(voterMessages([sent({}), email, toCounty])).toEqual([
      {
        voterId: 'V030000001',
        electionId: '2026-11-03-statewide',
        type: 'Outbound',
        channel: 'text',
        to: '+12095550100',
        language: 'en',
        body: 'Your ballot is in the mail.',
        acceptedAt: '2026-10-05T10:00:00-07:00',
        ledgerKey: `${KEY}.text`,
        textsVersion: 'drafts',
      },
      {
        voterId: 'V030000001',
        electionId: '2026-11-03-statewide',
        type: 'Outbound',
        channel: 'email',
        to: 'voter@example.org',
        language: 'fil',
        subject: 'Sa koreo',
        body: 'Your ballot is in the mail.',
        acceptedAt: '2026-10-05T10:00:00-07:00',
        ledgerKey: `${KEY}.email`,
        textsVersion: 'drafts',
      },
    ]);
  });

  it('names the recording of a call', () => {
    const call = sent({
      channel: 'voice',
      audio: 'recordings/km/Outbound.wav',
      context: { ledgerKey: `${KEY}.voice` },
    });
    expect(voterMessages([call])).toMatchObject([{ channel: 'voice', audio: 'recordings/km/Outbound.wav' }]);
  });

  it('narrows to one voter', () => {
    expect(voterMessages([sent({})], 'V030000002')).toEqual([]);
  });

  it('keeps county mail apart', () => {
    expect(countyMail([sent({}), email, toCounty])).toMatchObject([
      {
        to: 'elections@amador.example.org',
        subject: 'Statistics',
        attachments: [{ name: 'statistics.csv', content: 'a,b\n' }],
      },
    ]);
  });
});
