import { operationsSite } from '../../lambdas/operations/serve-operations/handler.tsx';
import { CHAIN_START } from '../../lib/audit/domain/link.ts';
import { textOfEntry } from '../../lib/audit/domain/recordable.ts';
import type { ChainReads } from '../../lib/audit/ports.ts';
import { linkBehind } from '../../lib/audit/use-cases/hash-link.ts';
import type { Ballot } from '../../lib/ballot-tracking/domain/ballot.ts';
import type { Upload } from '../../lib/ballot-tracking/domain/upload.ts';
import { NO_CONTACTS } from '../../lib/counties/domain/contacts.ts';
import type { CoverageCount } from '../../lib/imb/domain/coverage.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { awaitedFile } from '../../lib/uploads/domain/awaited-file.ts';
import { refusalSentence } from '../../lib/uploads/domain/file-refusal.ts';
import { entry } from '../audit/memory-chains.ts';
import { COMPLETE } from '../counties/county-files.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { CHECKS, DIFFERENCES, NOW } from './sample-checks.ts';

/** Two viewers, as the authorizer names them. */
export const SOS = { kind: 'person', role: 'sos-operations', id: 'sos-1' };
export const AMADOR = { kind: 'person', role: 'county-clerk', county: '03', id: 'amador-1' };

/** A local election of Alameda's that waits for SOS. */
const REQUESTED = {
  ...ELECTION,
  id: '2026-12-08-01-library',
  name: 'Library Measure',
  kind: 'local' as const,
  county: '01',
};

/** Requests whose names are in other scripts: each of them has to be seen. */
const OTHER_SCRIPTS = [
  'पुस्तकालय प्रस्ताव',
  'វិធានការបណ្ណាល័យ',
  'มาตรการห้องสมุด',
  '圖書館債券',
  'アマドール図書館条例',
  '도서관 법안',
].map((name, index) => ({
  ...REQUESTED,
  id: `2026-12-08-01-script-${index}`,
  name,
}));

/** A ballot whose acceptance is dated before its issue. */
const HELD_BALLOT: Ballot = {
  electionId: ELECTION.id,
  voterId: 'V030000001',
  county: '03',
  ballotId: '03-1001',
  entries: [
    {
      version: 1,
      code: 'ACCEPTED',
      statusAt: NOW,
      recordedAt: NOW,
      uploadId: 'u1',
      outcome: { kind: 'held', reason: 'before-issue' },
    },
  ],
};

const uploaded = (uploadId: string, changes: Partial<Upload> = {}): Upload => ({
  ...{ uploadId, kind: 'ballots', electionId: ELECTION.id, county: '03', clientId: 'client-03', receivedAt: NOW },
  counts: { rows: 18_400, accepted: 9_100, unchanged: 0, held: 12, rejected: 3 },
  heldReasons: {},
  ...changes,
});

/** A file that is taken in now, one that was refused, and a batch. */
const UPLOADS: readonly Upload[] = [
  uploaded('03-20261204T030000-0000000a', {
    file: { ...awaitedFile('vbm-night.csv.gz', false), state: 'taking-in', changed: 18_400, taken: 9_200 },
  }),
  uploaded('03-20261203T030000-0000000b', {
    file: {
      ...awaitedFile('export of Tuesday.xlsx', false),
      state: 'refused',
      refusal: { code: 'container', message: refusalSentence({ code: 'container', found: 'a zip archive' }) },
    },
  }),
  uploaded('03-20261202T030000-0000000c'),
];

/** An entry of Amador's and one of the state's. */
const sampleTrail: ChainReads = {
  after: async (chain, sequence) =>
    sequence === 0 && ['03', 'state'].includes(chain) ? [linkBehind(chain, CHAIN_START, entryText(chain))] : [],
  before: async (chain) => (['03', 'state'].includes(chain) ? [linkBehind(chain, CHAIN_START, entryText(chain))] : []),
};
const entryText = (chain: string): string =>
  textOfEntry(
    entry({
      county: chain === 'state' ? null : chain,
      actor: { kind: 'client', id: `client-${chain}`, role: 'county-ems' },
      // The longest that there is: an invitation's.
      target: { kind: 'election', id: '1614c174bc68f7d88abab0b8790ae5d1bb041702d5ad9865d9ed204127d9cb24' },
      before: { imb: 'none' },
      after: { imb: 'both' },
      reason: 'Asked for by phone',
    }),
  );

/** Two weeks of mail, of which the last days are hardly scanned yet, and what came back of it. */
const mailCounts = (): readonly CoverageCount[] =>
  Array.from({ length: 14 }, (_, at): readonly CoverageCount[] => {
    const day = Temporal.PlainDate.from('2026-10-05').add({ days: at });
    const [named, scanned] = [4_210 - at * 250, Math.max(4_190 - at * 300, 0)];
    return [
      { direction: 'outbound', kind: 'named', day, count: named },
      { direction: 'outbound', kind: 'scanned', day, count: scanned },
      { direction: 'outbound', kind: 'seen', day: day.add({ days: 1 }), count: scanned },
      { direction: 'inbound', kind: 'named', day, count: named },
      { direction: 'inbound', kind: 'scanned', day, count: at * 40 },
    ];
  }).flat();

/** The staff pages over sample data. */
export const sampleOperations = (assets: SiteAssets, overrides: Partial<Parameters<typeof operationsSite>[0]> = {}) =>
  operationsSite({
    clock: async () => NOW,
    checks: {
      read: async (id) => CHECKS.find((check) => check.id === id) ?? null,
      history: async (county) => CHECKS.filter((check) => check.county === county),
    },
    differences: {
      page: async (_check, cursor, limit) => {
        const start = Number(cursor ?? 0);
        if (Number.isNaN(start)) return null;
        const next = start + limit;
        return { differences: DIFFERENCES.slice(start, next), cursor: next < DIFFERENCES.length ? String(next) : null };
      },
    },
    alternates: { all: async () => [] },
    elections: { list: async () => [ELECTION], participation: async () => undefined },
    requests: { list: async () => [REQUESTED, ...OTHER_SCRIPTS].map((election) => ({ election, declined: null })) },
    countyFile: async (county) =>
      county === '03' ? COMPLETE : { contacts: NO_CONTACTS, system: undefined, clients: [] },
    audit: sampleTrail,
    held: {
      page: async (_electionId, county, cursor) =>
        cursor === undefined || cursor === 'next'
          ? { ballots: county === '03' ? [HELD_BALLOT] : [], cursor: cursor === undefined ? 'next' : null }
          : 'unknown-cursor',
    },
    coverage: {
      of: async (_electionId, county) => ({ county, counts: county === '03' || county === '19' ? mailCounts() : [] }),
    },
    halts: { active: async () => [] },
    uploads: {
      list: async (county, _electionId, { cursor }) =>
        cursor === undefined ? { entries: county === '03' ? UPLOADS : [], cursor: null } : 'unknown-cursor',
    },
    texts: { versions: async () => [] },
    countMessages: async () => [
      { type: 'Outbound', channel: 'text', state: 'delivered', count: 1204 },
      { type: 'Outbound', channel: 'email', state: 'accepted', count: 310 },
      { type: 'Accepted', channel: 'voice', state: 'held', count: 2 },
    ],
    assets,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...overrides,
  });
