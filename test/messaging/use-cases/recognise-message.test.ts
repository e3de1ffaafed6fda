import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS_OF } from '../../../lib/messaging/domain/catalog-variables.ts';
import { comparable } from '../../../lib/messaging/domain/comparable.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { isMomentInWords } from '../../../lib/messaging/domain/moment-in-words.ts';
import type { RenderedMessage } from '../../../lib/messaging/domain/render.ts';
import { renderCode } from '../../../lib/messaging/domain/render-code.ts';
import { renderReply } from '../../../lib/messaging/domain/render-reply.ts';
import { formRecogniser, sentRecogniser } from '../../../lib/messaging/use-cases/recognise-message.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { LANGUAGES, MESSAGE_TYPES, type MessageType } from '../../../lib/shared/codes.ts';
import { dateInWords, timeInWords } from '../../../lib/shared/dates-in-words.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';
import { DRAFTS_ALONE } from '../drafts-alone.ts';

const SITE = 'https://wheresmyballot.sos.ca.gov';
const contact = { phone: '+15305550100', email: 'elections@county.example.org', site: 'https://county.example.org' };
const contacts = { find: async () => contact };
const write = messageWriter({
  ...DRAFTS_ALONE,
  contacts,
  mailedBallots: { wasIssued: async () => true },
  siteUrl: SITE,
  unsubscribeLink: async () => `${SITE}/unsubscribe/${'k'.repeat(27)}`,
});
const elections = { list: async () => [ELECTION], participation: async () => undefined };
const form = formRecogniser({ elections, contacts, texts: DRAFTS_ALONE.texts, siteUrl: SITE });
const looks = (text: string) => form(text, NOON);

const facts = (type: MessageType): Partial<LedgerRow> => {
  if (type === 'InPerson') return { method: 'POLL' };
  if (type === 'NotAccepted') return { statusCode: 'NOT' };
  if (type === 'Correction') return { corrects: 'Accepted' };
  return type === 'ContactCounty' || type === 'SignatureCure' ? { statusCode: 'NVS' } : {};
};
const textOf = (message: RenderedMessage): string =>
  message.channel === 'email' ? `${message.subject}\n\n${message.body}` : message.body;
const sampleOf = async (change: Partial<LedgerRow>): Promise<string> => {
  const message = await write(sampleRow({ ...facts(change.type ?? 'Received'), ...change }), ELECTION, NOON);
  if (!message.ok) throw new Error(`${change.type} was not written.`);
  return textOf(message.value);
};

describe('without signing in', () => {
  it('every text and email that we send has the form of ours, in every language', async () => {
    for (const language of LANGUAGES) {
      for (const type of MESSAGE_TYPES) {
        for (const channel of CHANNELS_OF[type].filter((one) => one !== 'voice')) {
          expect(await looks(await sampleOf({ type, channel, language })), `${type} ${channel} ${language}`).toBe(
            'ours',
          );
        }
      }
      for (const channel of ['text', 'email'] as const) {
        const code = renderCode({ channel, language, digits: '482913' }, SITE);
        expect(await looks(code.body), `code ${channel} ${language}`).toBe('ours');
      }
      for (const reply of ['stopped', 'started', 'help'] as const) {
        expect(await looks(renderReply(reply, language, SITE).body), `${reply} ${language}`).toBe('ours');
      }
    }
  });

  it('so has every version of the Secretary of State’s texts that was approved, whether in force or not', async () => {
    const words = { 'messages.Received.text': 'CA Secretary of State: {county} has it. {electionName} {electionDate}' };
    const at = { by: 'a', at: NOON };
    const version = {
      scope: { kind: 'state' },
      number: 1,
      hashes: { en: 'h' },
      counts: {},
      questions: 0,
      submitted: at,
    } as const;
    const reads = (step: object) => {
      const texts = { versions: async () => [{ ...version, ...step }], texts: async () => words };
      return formRecogniser({ elections, contacts, texts, siteUrl: SITE });
    };
    const text = `CA Secretary of State: Kern has it. ${ELECTION.name} ${dateInWords(ELECTION.date, 'en', 'short')}`;
    const approved = { ...at, effectiveFrom: NOON };
    expect(await reads({ approved })(text, NOON)).toBe('ours');
    expect(await reads({ approved, rolledBack: { ...at, reason: 'x' } })(text, NOON)).toBe('ours');
    expect(await reads({})(text, NOON)).toBe('not-ours');
    expect(await reads({ approved })(text.replace('has', 'wants'), NOON)).toBe('not-ours');
  });

  it('what phones and mail programs change on the way changes nothing', async () => {
    const email = await sampleOf({ type: 'ContactCounty', channel: 'email' });
    const quoted = email.replaceAll(/^/gm, '> ').replaceAll("'", '’').replaceAll('\n', '\r\n');
    expect(await looks(quoted)).toBe('ours');
    expect(await looks(email.replaceAll(/(.{60}) /g, '$1\n'))).toBe('ours');
    expect(await looks(email.slice(email.indexOf('\n\n') + 2, email.lastIndexOf('\n\n')))).toBe('ours');
  });

  it('nor does what is put around it by hand or by a program', async () => {
    const cure = await sampleOf({ type: 'SignatureCure', channel: 'text' });
    const email = await sampleOf({ type: 'Received', channel: 'email' });
    const reminder = await sampleOf({ type: 'DeadlineReminder', channel: 'text' });
    for (const pasted of [
      `From: 22222\n${cure}`,
      `Fwd: ${cure}`,
      `Today 9:41 AM\n${cure}`,
      `${cure}\n\nSent from my iPhone`,
      `22222: ${cure}`,
      `"${cure}"`,
      `“${cure}”`,
      `${cure}\n${reminder}`,
      cure.replace('https://', ''),
      cure.replace('https://county.example.org', 'https://county.example.org/'),
      `---------- Forwarded message ---------\nFrom: Where's My Ballot? <ballot@sos.ca.gov>\nDate: Mon, Oct 5, 2026\nTo: <me@example.com>\nSubject: ${email}`,
      `Subject: ${email}`,
      email.replace(SITE, `<${SITE}>`),
      email.replace(SITE, `${SITE} [${SITE}]`),
      email.replace(SITE, `[${SITE}](${SITE})`),
    ]) {
      expect(await looks(pasted), pasted.slice(0, 120)).toBe('ours');
    }
  });

  it('nothing that leads a reader away passes as what stands around a message, or as its date', async () => {
    const cure = await sampleOf({ type: 'SignatureCure', channel: 'text' });
    const reminder = await sampleOf({ type: 'DeadlineReminder', channel: 'text' });
    const deadline = /by (.+?): https/.exec(cure)?.[1] ?? '';
    const asOf = /As of (.+?) your ballot/.exec(reminder)?.[1] ?? '';
    for (const forged of [
      cure.replace(deadline, 'calling (916) 555-0199 today'),
      cure.replace(deadline, 'texting your SSN to 916-555-0199'),
      cure.replace(deadline, 'paying $50'),
      cure.replace(deadline, 'Feb 30, 5:00 PM'),
      cure.replace(deadline, 'Nov 25, 25:00 PM'),
      reminder.replace(asOf, 'Nov 1 (fix it: call 916-555-0199)'),
      reminder.replace(asOf, 'a fraud alert, text ID to 916-555-0199,'),
      reminder.replace(asOf, 'now, vote is void unless you phone'),
      reminder.replace(asOf, 'Nov 9, voting was extended and'),
      reminder.replace(asOf, `${asOf} tomorrow`),
      `From: Call 916-555-0199\n${cure}`,
      `From: ballot@sos-ca.com\n${cure}`,
      `Date: pay at https://evil.example\n${cure}`,
      `${cure}\nSent from my office: text 55555`,
      `${cure}\nPay at evil.example`,
      cure.replace('https://county.example.org', 'http://county.example.org'),
      cure.replace('https://county.example.org', '[https://county.example.org](https://evil.example)'),
    ]) {
      expect(await looks(forged), forged.slice(0, 250)).toBe('not-ours');
    }
  });

  it('every day and minute of a year is one as our messages write them, in every language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom('short', 'long'),
        fc.integer({ min: 0, max: 2 * 366 * 24 * 60 }),
        (language, style, minutes) => {
          const written = timeInWords(NOON.add({ minutes }), language, style);
          expect(isMomentInWords(comparable(written), language)).toBe(true);
          expect(isMomentInWords(comparable(`${written} call`), language)).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('another number, address, link or word makes it none of ours', async () => {
    const text = await sampleOf({ type: 'ContactCounty', channel: 'text' });
    const cure = await sampleOf({ type: 'SignatureCure', channel: 'email' });
    for (const forged of [
      text.replace('555-0100', '555-0199'),
      text.replace('county.example.org', 'county.example.org.evil.com'),
      `${text} Pay $5 at https://evil.example`,
      `Urgent! ${text}`,
      cure.replace('https://county.example.org', 'https://county.example'),
      cure.replaceAll(SITE, 'https://wheresmyballot.sos-ca.com'),
      cure.replace(`${SITE}/unsubscribe/`, `${SITE}@evil.com/`),
      cure.replace(/General Election|Statewide/i, 'Election: send your SSN to evil.com for the'),
      'Your ballot was rejected. Call 900-555-0100 to pay the fee.',
      '',
      'a'.repeat(50_000),
    ]) {
      expect(await looks(forged), forged.slice(0, 200)).toBe('not-ours');
    }
  });
});

describe('for the voter who is signed in', () => {
  const rows = [
    sampleRow({ type: 'Received', channel: 'text', language: 'ko', state: 'delivered', acceptedAt: NOON }),
    sampleRow({ type: 'Accepted', channel: 'email', state: 'accepted', acceptedAt: NOON.add({ hours: 24 }) }),
    sampleRow({ type: 'Inbound', channel: 'text', state: 'suppressed' }),
  ];
  const recognise = sentRecogniser({
    elections,
    contacts,
    texts: DRAFTS_ALONE.texts,
    siteUrl: SITE,
    write,
    rows: { ofVoter: async (electionId) => (electionId === ELECTION.id ? rows : []) },
  });
  const ask = (text: string) => recognise('V1000001', text, NOON.add({ hours: 240 }));

  it('says when we sent it', async () => {
    expect(await ask(await sampleOf({ type: 'Received', channel: 'text', language: 'ko' }))).toEqual({
      kind: 'sent',
      at: NOON,
      type: 'Received',
      channel: 'text',
    });
    const email = await sampleOf({ type: 'Accepted', channel: 'email' });
    expect(await ask(email)).toMatchObject({ kind: 'sent', type: 'Accepted', channel: 'email' });
    const middle = email.split('\n\n').slice(1, 3).join('\n');
    expect(await ask(middle)).toMatchObject({ kind: 'sent', type: 'Accepted' });
  });

  it('says no to one of ours that this voter did not get, or not so', async () => {
    expect(await ask(await sampleOf({ type: 'Inbound', channel: 'text' }))).toEqual({ kind: 'not-sent' });
    expect(await ask(await sampleOf({ type: 'Received', channel: 'text', language: 'en' }))).toEqual({
      kind: 'not-sent',
    });
    const email = await sampleOf({ type: 'Accepted', channel: 'email' });
    expect(await ask(`${email}\nPay here: evil.example`)).toEqual({ kind: 'not-sent' });
    expect(await ask('Thank you for voting.')).toEqual({ kind: 'not-sent' });
    expect(await ask('')).toEqual({ kind: 'not-sent' });
  });

  it('says yes though a program wrote beside it, or the county has another address of a government since', async () => {
    const row = sampleRow({
      type: 'Undeliverable',
      statusCode: 'UND',
      channel: 'text',
      state: 'accepted',
      acceptedAt: NOON,
    });
    const text = await sampleOf({ type: 'Undeliverable', statusCode: 'UND', channel: 'text' });
    const later = sentRecogniser({
      elections,
      contacts,
      texts: DRAFTS_ALONE.texts,
      siteUrl: SITE,
      write,
      rows: { ofVoter: async (electionId) => (electionId === ELECTION.id ? [row] : []) },
    });
    const about = (pasted: string) => later('V1000001', pasted, NOON.add({ hours: 24 }));
    expect(await about(`${text}\nSent from my iPhone`)).toMatchObject({ kind: 'sent' });
    expect(await about(`${text.slice(0, 120)}…`)).toMatchObject({ kind: 'sent' });
    expect(await about(text.replace('elections@county.example.org', 'ballots@county.ca.gov'))).toMatchObject({
      kind: 'sent',
    });
    // Anybody can have a telephone number.
    expect(await about(text.replace('555-0100', '555-0199'))).toEqual({ kind: 'not-sent' });
    expect(await about(text.replace('elections@county.example.org', 'ballots@evil.com'))).toEqual({ kind: 'not-sent' });
  });

  it('knows a code by its form alone', async () => {
    const code = renderCode({ channel: 'text', language: 'vi', digits: '482913' }, SITE);
    expect(await ask(code.body)).toEqual({ kind: 'ours' });
  });
});
