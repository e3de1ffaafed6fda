import { beforeEach, describe, expect, it } from 'vitest';
import { textsState, versionName } from '../../../lib/messaging/domain/texts/texts-version.ts';
import {
  approveVersion,
  rejectVersion,
  rollBackVersion,
  submitTexts,
  type TextsPorts,
  textsNow,
} from '../../../lib/messaging/use-cases/manage-texts.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { NOON } from '../domain/sample-decision.ts';
import { asCsv } from '../domain/texts/supplied.ts';
import { textsMemory } from '../texts-memory.ts';

const LOCAL = { ...ELECTION, id: '2026-11-03-03-water-board', kind: 'local', county: '03' } as const;
const COUNTY = { kind: 'county', county: '03', electionId: LOCAL.id } as const;
const text = (words: string) => `CA Secretary of State for {county} County: ${words} {electionName} {electionDate}`;
const sheet = (words: string) =>
  asCsv([
    ['text', 'en'],
    ['messages.Received.text', text(words)],
  ]);
const [ANA, BEN] = [{ id: 'ana' }, { id: 'ben' }];

describe('versions of the texts', () => {
  let ports: TextsPorts;
  beforeEach(() => {
    ports = {
      store: textsMemory(),
      elections: { find: async (id) => [ELECTION, LOCAL].find((election) => election.id === id) },
    };
  });
  const submit = (words: string, more = {}) =>
    submitTexts(ports, ANA, { scope: COUNTY, file: sheet(words), looked: false, ...more }, NOON);
  const states = async (now = NOON) => {
    const versions = await ports.store.versions();
    return versions.map((version) => `${versionName(version)} ${textsState(version, versions, now)}`);
  };

  it('are approved by another person than who submitted them, once, and are in force from a time', async () => {
    expect(await submit('One.')).toMatchObject({ kind: 'submitted', version: { number: 1, counts: { en: 1 } } });
    const name = 'county-03-1';
    expect(await approveVersion(ports, ANA, { name }, NOON)).toBe('own-version');
    const past = NOON.subtract({ hours: 1 });
    expect(await approveVersion(ports, BEN, { name, effectiveFrom: past }, NOON)).toBe('in-the-past');
    expect(await approveVersion(ports, BEN, { name: 'county-03-9' }, NOON)).toBe('nobody');
    const effectiveFrom = NOON.add({ hours: 2 });
    expect(await approveVersion(ports, BEN, { name, effectiveFrom }, NOON)).toBe('approved');
    expect(await approveVersion(ports, BEN, { name }, NOON)).toBe('decided-already');
    expect(await rejectVersion(ports, BEN, { name, reason: 'x' }, NOON)).toBe('decided-already');
    expect(await states()).toEqual(['county-03-1 scheduled']);
    expect(await states(effectiveFrom)).toEqual(['county-03-1 in-force']);
  });

  it('replace each other, and go back to what was in force before', async () => {
    for (const words of ['One.', 'Two.', 'Three.']) await submit(words);
    for (const number of [1, 2]) await approveVersion(ports, BEN, { name: `county-03-${number}` }, NOON);
    expect(await rejectVersion(ports, ANA, { name: 'county-03-3', reason: 'A wrong word.' }, NOON)).toBe('rejected');
    expect(await states()).toEqual(['county-03-1 replaced', 'county-03-2 in-force', 'county-03-3 rejected']);
    expect(await rollBackVersion(ports, ANA, { name: 'county-03-1', reason: 'x' }, NOON)).toBe('not-in-force');
    expect(await rollBackVersion(ports, ANA, { name: 'county-03-2', reason: 'A wrong date.' }, NOON)).toBe(
      'rolled-back',
    );
    expect(await states()).toEqual(['county-03-1 in-force', 'county-03-2 rolled-back', 'county-03-3 rejected']);
    expect(await rollBackVersion(ports, ANA, { name: 'county-03-2', reason: 'x' }, NOON)).toBe('not-in-force');
  });

  it('are not kept with a mistake, nor with a question that nobody has looked at', async () => {
    expect(await submit('{name}')).toMatchObject({ kind: 'refused', faults: [{ code: 'unknown-variable', row: 2 }] });
    expect(await submit('{name}', { looked: true })).toMatchObject({ kind: 'refused' });
    expect(await submit('Since 2024.')).toMatchObject({ kind: 'refused', faults: [{ code: 'fixed-date' }] });
    expect(await ports.store.versions()).toEqual([]);
    expect(await submit('Since 2024.', { looked: true })).toMatchObject({ version: { questions: 1 } });
  });

  it('are of a county for its own local election alone', async () => {
    const other = { ...COUNTY, county: '04' } as const;
    const statewide = { ...COUNTY, electionId: ELECTION.id };
    for (const scope of [other, statewide, { ...COUNTY, electionId: 'none' }]) {
      expect(await submit('One.', { scope })).toEqual({ kind: 'no-such-election' });
    }
  });

  it('take two numbers when two people submit at once', async () => {
    const both = await Promise.all([submit('One.'), submit('Two.')]);
    expect(both.map((one) => one.kind === 'submitted' && one.version.number).toSorted()).toEqual([1, 2]);
  });

  it('are ours as long as the state has none', async () => {
    const { name, texts } = await textsNow(ports, NOON);
    expect(name).toBe('drafts');
    expect(texts.km?.['messages.Received.text']).toContain('{county}');
  });
});
