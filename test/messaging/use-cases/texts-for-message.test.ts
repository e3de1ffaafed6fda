import { describe, expect, it } from 'vitest';
import { CATALOG } from '../../../lib/messaging/domain/catalog/catalog.ts';
import { DRAFTS, type TextsScope, type TextsVersion } from '../../../lib/messaging/domain/texts/texts-version.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

const STATE: TextsScope = { kind: 'state' };
const LOCAL = { ...ELECTION, id: '2026-11-03-03-water-board', kind: 'local', county: '03' } as const;
const COUNTY: TextsScope = { kind: 'county', county: '03', electionId: LOCAL.id };
const PLACE = 'messages.Received.text';
const says = (words: string) => ({
  [PLACE]: `CA Secretary of State for {county} County: ${words} {electionName} {electionDate}`,
});

const version = (number: number, hash: string, more: Partial<TextsVersion> = {}): TextsVersion => ({
  scope: STATE,
  number,
  hashes: { en: hash },
  counts: { en: 1 },
  questions: 0,
  submitted: { by: 'a', at: NOON.subtract({ hours: 48 }) },
  approved: { by: 'b', at: NOON.subtract({ hours: 24 }), effectiveFrom: NOON.subtract({ hours: 10 - number }) },
  ...more,
});

const written = async (
  versions: readonly TextsVersion[],
  texts: Readonly<Record<string, Record<string, string>>>,
  {
    election = ELECTION,
    now = NOON,
    language = 'en' as 'en' | 'es',
    textsVersion = undefined as string | undefined,
  } = {},
) => {
  const broken: string[] = [];
  const write = messageWriter({
    texts: { versions: async () => versions, texts: async (_, hash) => texts[hash] },
    reportBroken: ({ reason }) => broken.push(reason),
    contacts: { find: async () => ({ phone: '+15305550100', email: 'elections@county.example.org' }) },
    mailedBallots: { wasIssued: async () => false },
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
  });
  const row = sampleRow({ type: 'Received', channel: 'text', language, ...(textsVersion ? { textsVersion } : {}) });
  const message = await write(row, election, now);
  if (!message.ok) return { missing: message.error.missing, broken };
  return { name: message.value.textsVersion, body: message.value.body, broken };
};

describe('with which texts a message is written', () => {
  it('is ours until the Secretary of State has supplied some', async () => {
    const { name, body } = await written([], {});
    expect(name).toBe(DRAFTS);
    expect(body).toContain('The county has received your ballot');
  });

  it('is the version whose time has come last, of those that were approved and not rolled back', async () => {
    const texts = { one: says('One.'), two: says('Two.'), three: says('Three.'), four: says('Four.') };
    const later = { by: 'b', at: NOON, effectiveFrom: NOON.add({ minutes: 1 }) };
    const { approved: _, ...submitted } = version(4, 'four');
    const all = [version(1, 'one'), version(2, 'two'), version(3, 'three', { approved: later }), submitted];
    expect(await written(all, texts)).toMatchObject({ name: 'state-2', broken: [] });
    expect(await written(all, texts, { now: NOON.add({ minutes: 1 }) })).toMatchObject({ name: 'state-3' });
    const rolledBack = { by: 'a', at: NOON, reason: 'A wrong date.' };
    const after = [version(1, 'one'), version(2, 'two', { rolledBack }), submitted];
    expect(await written(after, texts)).toMatchObject({ name: 'state-1', body: expect.stringContaining('One.') });
    expect(await written([version(2, 'two', { rolledBack })], texts)).toMatchObject({ name: DRAFTS });
  });

  it('is an older one where the newest cannot be read or said, and somebody is told: the message goes out', async () => {
    const all = [version(1, 'one'), version(2, 'two')];
    expect(await written(all, { one: says('One.') })).toMatchObject({ name: 'state-1', broken: ['state-2'] });
    for (const fault of ['{cureLink}', '{county', "'{'county"]) {
      const found = await written(all, { one: says('One.'), two: says(fault) });
      expect(found, fault).toMatchObject({ name: 'state-1', broken: ['state-2'] });
    }
    expect(await written(all, {})).toMatchObject({ name: DRAFTS, broken: ['state-2', 'state-1'] });
  });

  it('is no other where a fact is missing: no words help', async () => {
    const all = [version(1, 'one')];
    const found = await written(all, { one: says('One.') }, { election: { ...ELECTION, name: 'Call 916-653-2244' } });
    expect(found).toEqual({ missing: 'electionName', broken: [] });
  });

  it('is the county’s own for its local election, in the languages that it has, over the state’s', async () => {
    const all = [version(1, 'one', { hashes: { en: 'one', es: 'uno' } }), version(1, 'own', { scope: COUNTY })];
    const texts = { one: says('One.'), uno: says('Uno.'), own: says('Our own.') };
    expect(await written(all, texts, { election: LOCAL })).toMatchObject({
      name: 'county-03-1.state-1',
      body: expect.stringContaining('Our own.'),
    });
    expect(await written(all, texts, { election: LOCAL, language: 'es' })).toMatchObject({ name: 'state-1' });
    expect(await written(all, texts)).toMatchObject({ name: 'state-1', body: expect.stringContaining('One.') });
    expect(await written(all, { ...texts, own: says('{countyEmail}') }, { election: LOCAL })).toMatchObject({
      name: 'state-1',
      broken: ['county-03-1.state-1'],
    });
    expect(await written(all.slice(1), texts, { election: LOCAL })).toMatchObject({ name: 'county-03-1.drafts' });
  });

  it('is the one that it was written with, when it is written again', async () => {
    const rolledBack = { by: 'a', at: NOON, reason: 'A wrong date.' };
    const all = [version(1, 'one', { rolledBack }), version(2, 'two'), version(1, 'own', { scope: COUNTY })];
    const texts = { one: says('One.'), two: says('Two.'), own: says('Our own.') };
    expect(await written(all, texts, { textsVersion: 'state-1' })).toMatchObject({ name: 'state-1' });
    expect(await written(all, texts, { textsVersion: 'county-03-1.state-1' })).toMatchObject({
      name: 'county-03-1.state-1',
    });
    const { name, body } = await written(all, texts, { textsVersion: DRAFTS });
    expect([name, body?.slice(0, 21)]).toEqual([DRAFTS, CATALOG.en.messages.Received.text.message.slice(0, 21)]);
  });

  it('says nothing of a time before the version was in force', async () => {
    const all = [version(1, 'one')];
    const before = NOON.subtract({ hours: 9 }).subtract({ seconds: 1 });
    expect(await written(all, { one: says('One.') }, { now: before })).toMatchObject({ name: DRAFTS });
    expect(Temporal.Instant.compare(before, NOON)).toBe(-1);
  });
});
