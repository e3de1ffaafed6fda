import type { OutboxCountyMail, OutboxMessage } from '../../../lib/local/outbox/outbox-page.tsx';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { ELECTION } from '../../elections/sample-election.ts';

export const OUTBOX: readonly OutboxMessage[] = LANGUAGES.flatMap((language, index) =>
  (['text', 'email', 'voice'] as const).map((channel) => ({
    voterId: `V10000${index}`,
    electionId: ELECTION.id,
    type: 'Accepted' as const,
    channel,
    to: channel === 'email' ? `voter${index}@example.org` : `+1916555010${index}`,
    language,
    subject: channel === 'email' ? `Subject ${language}` : undefined,
    body: `Body ${language}`,
    audio: channel === 'voice' && language === 'km' ? 'accepted-km.wav' : undefined,
    acceptedAt: `2026-10-09T14:0${index % 10}:00-07:00`,
    ledgerKey: `${ELECTION.id}.V10000${index}.B1.Accepted.1.${channel}`,
    textsVersion: language === 'en' ? 'state-3' : 'drafts',
  })),
);

export const COUNTY_MAIL: readonly OutboxCountyMail[] = [
  {
    to: 'registrar@amador.example.org',
    subject: 'Weekly sync statistics',
    body: 'Dear county,\n\nthe statistics of the week are attached.',
    acceptedAt: '2026-10-12T08:00:00-07:00',
    attachments: [{ name: 'sync-statistics-2026-10-12.csv', content: 'county,result\nAmador,passed\n' }],
  },
];
