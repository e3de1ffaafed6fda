import { describe, expect, it } from 'vitest';
import { HOLD_REASONS } from '../../../lib/ballot-tracking/domain/ballot.ts';
import type { HistoryRecord } from '../../../lib/ballot-tracking/domain/in-person.ts';
import type { StatusRecord } from '../../../lib/ballot-tracking/domain/record-status.ts';
import { STATUS_TABLE } from '../../../lib/ballot-tracking/domain/status-table.ts';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { openElection } from '../../../lib/ballot-tracking/use-cases/open-election.ts';
import { recordBallots } from '../../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { recordParticipation } from '../../../lib/ballot-tracking/use-cases/record-participation.ts';
import { recordTracking } from '../../../lib/imb/use-cases/record-tracking.ts';
import { takeInScans } from '../../../lib/imb/use-cases/take-in-scans.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import type { CheckedRow } from '../../../lib/shared/rows.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { BALLOT_STORIES } from '../../../lib/test-environment/domain/ballot-stories.ts';
import { barcodeOf } from '../../../lib/test-environment/domain/cast.ts';
import { SCAN_STORIES } from '../../../lib/test-environment/domain/scan-stories.ts';
import { STORIES } from '../../../lib/test-environment/domain/stories.ts';
import {
  type About,
  type BallotNumber,
  happened,
  hearsFrom,
  type Step,
  type Story,
  type StoryRow,
  uploadMoment,
} from '../../../lib/test-environment/domain/story.ts';
import { DEFAULT_HOURS, nextSendMoment } from '../../../lib/voters/domain/hours.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { Scenario } from '../../ballot-tracking/domain/scenario.ts';
import { REAL } from '../../ballot-tracking/real-subject.ts';
import { historyOf } from '../../ballot-tracking/truth/build.ts';
import type { HistoryEvent } from '../../ballot-tracking/truth/history.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryBarcodes } from '../../imb/memory-barcodes.ts';

const GENERAL = election({ imb: 'both' });
const HOURS = { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' };
type Dated = number | `${number}-${number}-${number}`;

const ballotId = (ballot: BallotNumber): string => `B-${ballot}`;

const dayOf = (day: number) => GENERAL.date.add({ days: day });
const datedAt = (dated: Dated): Temporal.Instant =>
  typeof dated === 'number'
    ? happened(GENERAL.date, dated)
    : Temporal.PlainDate.from(dated).toZonedDateTime('America/Los_Angeles').toInstant();

const eventOf = (row: StoryRow, arrives: number): HistoryEvent => {
  if (row.kind === 'tracking' || row.kind === 'scan') throw new Error('A history has no scans.');
  const at = datedAt(row.dated).epochMilliseconds;
  if (row.kind === 'in-person') return { kind: 'participation', arrives, method: row.method, active: row.active, at };
  const { ballot, status, sent, supersedes, withdrawn } = row;
  return {
    kind: 'status',
    arrives,
    ballotId: ballotId(ballot),
    status,
    statusAt: at,
    ...(sent === undefined ? {} : { sentDate: dayOf(sent).toString() }),
    ...(supersedes ? { supersedes: ballotId(supersedes) } : {}),
    ...(withdrawn ? { withdrawn } : {}),
  };
};

const isNeighbours = (row: StoryRow): boolean => row.kind === 'status' && row.byNeighbour === true;

/** The same of a story with scans, which a history has none of: decided at each moment at which something may be. */
const toldOfScans = ({ steps, hears }: Story): readonly string[] => {
  const scenario = new Scenario();
  scenario.election = GENERAL;
  const moments = [
    ...steps.map(({ uploaded }) => uploadMoment(GENERAL.date, uploaded)),
    ...hears.map((one) => hearsFrom(GENERAL.date, one)),
  ].toSorted(Temporal.Instant.compare);
  for (const moment of moments) {
    for (const { uploaded, row } of steps) {
      if (!uploadMoment(GENERAL.date, uploaded).equals(moment)) continue;
      if (row.kind === 'scan') scenario.scan(row.direction, happened(GENERAL.date, row.dated).toString());
      if (row.kind !== 'status') continue;
      const sentDate = row.sent === undefined ? {} : { sentDate: dayOf(row.sent).toString() };
      scenario.post(moment.toString(), { status: row.status, statusAt: datedAt(row.dated).toString(), ...sentDate });
    }
    scenario.decide(moment.toString());
  }
  return [...scenario.ledger.values()]
    .toSorted((one, other) => Temporal.Instant.compare(one.sendFrom, other.sendFrom))
    .map(({ type, ballotId: about, sendFrom }) => `${type} ${about} ${sendFrom.toString()}`);
};

const hasScans = ({ steps }: Story): boolean => steps.some(({ row }) => row.kind === 'scan');

/** What a message of a story is about, as the tests name it. */
const aboutName = (story: Story, about: About | null): string => {
  if (about === null) return 'none';
  if (about === 'outbound' || about === 'inbound') return 'imb-00700901234000000001';
  return hasScans(story) ? `B${about}` : ballotId(about);
};

/** What the code that decides tells the voter of a story. */
const told = async ({ steps, optsOut }: Story): Promise<readonly string[]> => {
  const moment = (day: number): number => uploadMoment(GENERAL.date, day).epochMilliseconds;
  const answers = optsOut
    ? [
        { kind: 'county', arrives: moment(optsOut.from), participates: false } as const,
        { kind: 'county', arrives: moment(optsOut.to), participates: true } as const,
      ]
    : [];
  const isOut = (day: number): boolean => optsOut !== undefined && day >= optsOut.from && day < optsOut.to;
  const events = steps
    .filter(({ row, uploaded }) => !isNeighbours(row) && !isOut(uploaded))
    .map(({ uploaded, row }) => eventOf(row, moment(uploaded)));
  const played = await REAL.play(historyOf([...answers, ...events]));
  return played.told.map(
    ({ type, ballotId: about, sentAt }) =>
      `${type} ${about ?? 'none'} ${Temporal.Instant.fromEpochMilliseconds(sentAt).toString()}`,
  );
};

const statusOf = (row: StoryRow): readonly CheckedRow<StatusRecord>[] => {
  if (row.kind !== 'status') return [];
  const { ballot, status, dated, sent, supersedes, withdrawn } = row;
  const value = {
    voterId: 'V1',
    ballotId: ballotId(ballot),
    status,
    statusAt: datedAt(dated),
    sentDate: sent === undefined ? undefined : dayOf(sent),
    supersedes: supersedes && ballotId(supersedes),
    withdrawn,
  };
  return [{ ok: true, value }];
};

const participationOf = (row: StoryRow): readonly CheckedRow<HistoryRecord>[] => {
  if (row.kind !== 'in-person') return [];
  const { method, active, dated } = row;
  return [{ ok: true, value: { voterId: 'V1', method, active, at: datedAt(dated) } }];
};

const BALLOTS = 'ballots';
const PARTICIPATION = 'participation';
const SCANS = 'scans';

/** A row as the upload that brings it: those of one day, kind and county come together. */
const fileOf = ({ uploaded, row }: Step): string => {
  const kind = { status: BALLOTS, 'in-person': PARTICIPATION, tracking: SCANS, scan: SCANS }[row.kind];
  return `${uploaded} ${kind} ${isNeighbours(row) ? '20' : '19'}`;
};

/** The barcodes of an election and what reads them, in memory. */
const scanning = (memory: MemoryTracking) => {
  const barcodes = new MemoryBarcodes().store;
  const ports = { elections: memory.elections, barcodes, envelopes: memory.ballots.scanned };
  const keepOwnVoters = async <Row>(rows: Row): Promise<Row> => rows;
  return async (row: StoryRow): Promise<string> => {
    if (row.kind !== 'tracking' && row.kind !== 'scan') throw new Error('This is no scan.');
    const barcode = barcodeOf('M190000001', row.direction);
    const { now } = memory;
    if (row.kind === 'scan') {
      const scan = { at: happened(GENERAL.date, row.dated), code: '919' };
      const { recorded } = await takeInScans(ports, [{ barcode, scan, from: '19' }], now);
      return recorded === 1 ? 'accepted' : 'not recorded';
    }
    const rows = [{ ok: true, value: { imb: barcode, voterId: 'V1', direction: row.direction } } as const];
    const context = { election: GENERAL, stated: undefined, county: '19', now, keepOwnVoters } as const;
    const [result] = await recordTracking(ports, rows, context);
    return result?.kind ?? 'nothing';
  };
};

const VOTER = { voterId: 'V1', county: '19' } as const;

/** A subscriber, and the story's county as it was on a day. */
const stageOn = ({ optsOut }: Story): { memory: MemoryTracking; turnTo: (day: number) => void } => {
  const memory = new MemoryTracking();
  memory.electionsById.set(GENERAL.id, GENERAL);
  memory.voterById.set('V1', { ...VOTER, status: 'A', confidential: false });
  const consentedAt = uploadMoment(GENERAL.date, -60);
  const channels = { channels: ['text'], phone: '+12025550123', language: 'en', hours: DEFAULT_HOURS } as const;
  memory.subscriptionOf.set('V1', { ...VOTER, ...channels, consentedAt, consentSource: 'site' });
  const turnTo = (day: number): void => {
    memory.now = uploadMoment(GENERAL.date, day);
    if (!optsOut || day < optsOut.from) return;
    const answer = { electionId: GENERAL.id, county: '19', changedAt: memory.now, participates: day >= optsOut.to };
    memory.answers.set(`${GENERAL.id}#19`, answer);
  };
  return { memory, turnTo };
};

/** What becomes of a story's rows, and why a decision that looked at them then held any. */
const fates = async (story: Story): Promise<{ rows: readonly string[]; waited: ReadonlySet<string> }> => {
  const { steps } = story;
  const { memory, turnTo } = stageOn(story);
  const found: string[] = [];
  const waited = new Set<string>();
  const scanned = scanning(memory);
  const decide = async (): Promise<void> => {
    await decideVoter(memory, { electionId: GENERAL.id, voterId: 'V1' });
    for (const { entries } of memory.ballots.ballots.values()) {
      for (const { outcome } of entries) if (outcome?.kind === 'held') waited.add(outcome.reason);
    }
  };
  for (const [file, rows] of Map.groupBy(steps, fileOf)) {
    const [day, kind, county = ''] = file.split(' ');
    turnTo(Number(day));
    if (kind === SCANS) {
      for (const { row } of rows) found.push(await scanned(row));
      continue;
    }
    const by = { electionId: GENERAL.id, county, clientId: 'county' };
    const open = await openElection(memory.elections, GENERAL.id, CountyCode.parse(county));
    if (!open.ok) {
      found.push(...rows.map(() => `rejected: ${open.error.code}`));
      // What was posted before comes due on the last day without the county.
      turnTo((story.optsOut?.to ?? 0) - 1);
      await decide();
      continue;
    }
    const answer =
      kind === BALLOTS
        ? await recordBallots(
            memory,
            GENERAL,
            by,
            rows.flatMap(({ row }) => statusOf(row)),
          )
        : await recordParticipation(
            memory,
            GENERAL,
            by,
            rows.flatMap(({ row }) => participationOf(row)),
          );
    const named = [
      ...answer.heldRows.map(({ index, code }) => [index, `held: ${code}`] as const),
      ...answer.rejected.map(({ index, code }) => [index, `rejected: ${code}`] as const),
    ];
    const byIndex = new Map(named);
    const plain = answer.counts.unchanged > 0 ? 'unchanged' : 'accepted';
    found.push(...rows.map((_, index) => byIndex.get(index) ?? plain));
    for (const { code } of answer.heldRows) waited.add(code);
    await decide();
  }
  return { rows: found, waited };
};

describe('the stories of a mock election', () => {
  it.each(STORIES)('$id: $what', async (story) => {
    const expected = story.hears.map((hears) => {
      return `${hears.type} ${aboutName(story, hears.ballot)} ${nextSendMoment(HOURS, hearsFrom(GENERAL.date, hears)).toString()}`;
    });
    expect(hasScans(story) ? toldOfScans(story) : await told(story)).toEqual(expected);
    expect((await fates(story)).rows).toEqual(story.steps.map(({ becomes }) => becomes));
  });

  it('bring every reason for which a row waits', async () => {
    const waited = await Promise.all(STORIES.map(async (story) => [...(await fates(story)).waited]));
    expect(new Set(waited.flat())).toEqual(new Set(HOLD_REASONS));
  });

  it('let a county opt out only where nobody else hears anything, and be back', () => {
    for (const { optsOut } of STORIES) {
      if (!optsOut) continue;
      const { from, to } = optsOut;
      expect(from).toBeLessThan(to);
      // The messages of a day go out until the evening; what is not told by then would be lost to the others.
      const heard = STORIES.flatMap(({ hears }) => hears.map(({ from: { day } }) => day));
      expect(heard.filter((day) => day >= from && day <= to)).toEqual([]);
    }
  });

  it('bring every row of the guidance’s table, each with its message', () => {
    const heard = new Map(
      [...BALLOT_STORIES, ...SCAN_STORIES].flatMap(({ hears }) =>
        hears.flatMap(({ row, type }) => (row ? [[row, type] as const] : [])),
      ),
    );
    const table = Object.entries(STATUS_TABLE);
    expect(Object.fromEntries(heard)).toEqual(
      Object.fromEntries(table.map(([row, { messageType }]) => [row, messageType])),
    );
    expect(heard.size).toBe(20);
  });

  it('have names of their own, and steps in the order of their days', () => {
    expect(new Set(STORIES.map(({ id }) => id)).size).toBe(STORIES.length);
    for (const { steps } of STORIES) {
      const days = steps.map(({ uploaded }) => uploaded);
      expect(days).toEqual(days.toSorted((one, other) => one - other));
    }
  });
});
