import { describe, expect, it } from 'vitest';
import { countyContacts, seedVoters } from '../../../lib/local/seed/seed.ts';
import { CHANNELS_OF } from '../../../lib/messaging/domain/catalog-variables.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { unfinished } from '../../../lib/messaging/domain/texts/catalog-faults.ts';
import type { TextsVersion } from '../../../lib/messaging/domain/texts/texts-version.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { type Channel, LANGUAGES, MESSAGE_TYPES, type MessageType } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';
import { suppliedTexts } from '../domain/texts/supplied.ts';

const VOTERS = COUNTIES.flatMap(({ code }) => seedVoters(code)).slice(0, 1_000);
const contacts = new Map(countyContacts().map((contact) => [contact.county, contact]));

/** Texts as the Secretary of State would supply them: each says something of its own. */
const supplied = suppliedTexts();
for (const language of LANGUAGES) {
  for (const [place, text] of Object.entries(supplied[language])) supplied[language][place] = `${text} (1)`;
}
const VERSION: TextsVersion = {
  scope: { kind: 'state' },
  number: 1,
  hashes: Object.fromEntries(LANGUAGES.map((language) => [language, language])),
  counts: {},
  questions: 0,
  submitted: { by: 'a', at: NOON },
  approved: { by: 'b', at: NOON, effectiveFrom: NOON },
};

const writerOf = (versions: readonly TextsVersion[]) =>
  messageWriter({
    texts: { versions: async () => versions, texts: async (language) => supplied[language] },
    reportBroken: ({ reason }) => {
      throw new Error(`${reason} is broken.`);
    },
    contacts: {
      find: async (county) => contacts.get(county),
    },
    mailedBallots: { wasIssued: async () => true },
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
    unsubscribeLink: async (voterId) => `https://wheresmyballot.sos.ca.gov/unsubscribe/${voterId}`,
  });

/** Every type in every language over every channel that it has. */
const MESSAGES = MESSAGE_TYPES.flatMap((type) =>
  LANGUAGES.flatMap((language) => CHANNELS_OF[type].map((channel: Channel) => ({ type, language, channel }))),
);
/** How many of them each voter gets; together all voters get each of them seven times. */
const EACH = 3;

const FACTS: Partial<Record<MessageType, Partial<LedgerRow>>> = {
  NotAccepted: { statusCode: 'MIA' },
  ContactCounty: { statusCode: 'NID' },
  SignatureCure: { statusCode: 'NMS' },
  InPerson: { method: 'VCR' },
  Correction: { corrects: 'Received' },
};

describe.each([
  ['our drafts', [] as readonly TextsVersion[], 'drafts'],
  ['texts that were handed in', [VERSION], 'state-1'],
] as const)('messages to 1,000 seeded voters in %s', (_, versions, name) => {
  it('leave nothing unresolved, in every type, language and channel', async () => {
    const write = writerOf(versions);
    const seen = new Set<string>();
    const faults: string[] = [];
    for (const [index, { voterId, county }] of VOTERS.entries()) {
      for (let turn = 0; turn < EACH; turn += 1) {
        const message = MESSAGES[(index * EACH + turn) % MESSAGES.length];
        if (message === undefined) continue;
        const row = sampleRow({ voterId, county, ...message, ...FACTS[message.type] });
        const written = await write(row, ELECTION, NOON);
        const fault = written.ok ? unfinished(written.value) : written.error.missing;
        if (fault !== undefined) faults.push(`${message.type} ${message.language} ${message.channel} ${fault}`);
        if (written.ok && written.value.textsVersion !== name) faults.push(written.value.textsVersion);
        seen.add(`${message.type} ${message.language} ${message.channel}`);
      }
    }
    expect(VOTERS).toHaveLength(1_000);
    expect(faults).toEqual([]);
    expect(seen.size).toBe(400);
  });
});
