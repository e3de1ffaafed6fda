import { describe, expect, it } from 'vitest';
import { HOLD_REASONS } from '../../../lib/ballot-tracking/domain/ballot.ts';
import type { HistoryRecord } from '../../../lib/ballot-tracking/domain/in-person.ts';
import type { StatusRecord } from '../../../lib/ballot-tracking/domain/record-status.ts';
import { STATUS_TABLE } from '../../../lib/ballot-tracking/domain/status-table.ts';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { recordBallots } from '../../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { recordParticipation } from '../../../lib/ballot-tracking/use-cases/record-participation.ts';
import type { CheckedRow } from '../../../lib/shared/rows.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { BALLOT_STORIES } from '../../../lib/test-environment/domain/ballot-stories.ts';
import { NOT_REHEARSED, STORIES } from '../../../lib/test-environment/domain/stories.ts';
import {
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
import { REAL } from '../../ballot-tracking/real-subject.ts';
import { historyOf } from '../../ballot-tracking/truth/build.ts';
import type { HistoryEvent } from '../../ballot-tracking/truth/history.ts';
import { election } from '../../elections/domain/elections.ts';

const GENERAL = election();
const HOURS = { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' };
const ballotId = (ballot: BallotNumber): string => `B-${ballot}`;

const dayOf = (day: number) => GENERAL.date.add({ days: day });
const datedAt = (dated: StoryRow['dated']): Temporal.Instant =>
  typeof dated === 'number'
    ? happened(GENERAL.date, dated)
    : Temporal.PlainDate.from(dated).toZonedDateTime('America/Los_Angeles').toInstant();

const eventOf = (row: StoryRow, arrives: number): HistoryEvent => {
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

/** What the code that decides tells the voter of a story. */
const told = async ({ steps, optsOut }: Story): Promise<readonly string[]> => {
  const moment = (day: number): number => uploadMoment(GENERAL.date, day).epochMilliseconds;
  const answers = optsOut
    ? [
        { kind: 'county', arrives: moment(optsOut.from), participates: false } as const,
        { kind: 'county', arrives: moment(optsOut.to), participates: true } as const,
      ]
    : [];
  const events = steps
    .filter(({ row }) => !isNeighbours(row))
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

/** A row as the upload that brings it: those of one day, kind and county come together. */
const fileOf = ({ uploaded, row }: Step): string =>
  `${uploaded} ${row.kind === 'status' ? BALLOTS : 'participation'} ${isNeighbours(row) ? '20' : '19'}`;

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
  for (const [file, rows] of Map.groupBy(steps, fileOf)) {
    const [day, kind, county = ''] = file.split(' ');
    turnTo(Number(day));
    const by = { electionId: GENERAL.id, county, clientId: 'county' };
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
    await decideVoter(memory, { electionId: GENERAL.id, voterId: 'V1' });
    for (const { entries } of memory.ballots.ballots.values()) {
      for (const { outcome } of entries) if (outcome?.kind === 'held') waited.add(outcome.reason);
    }
  }
  return { rows: found, waited };
};

describe('the stories of a mock election', () => {
  it.each(STORIES)('$id: $what', async (story) => {
    const expected = story.hears.map((hears) => {
      const about = hears.ballot === null ? 'none' : ballotId(hears.ballot);
      return `${hears.type} ${about} ${nextSendMoment(HOURS, hearsFrom(GENERAL.date, hears)).toString()}`;
    });
    expect(await told(story)).toEqual(expected);
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

  it('bring every row of the guidance’s table that can be uploaded, each with its message', () => {
    const heard = new Map(
      BALLOT_STORIES.flatMap(({ hears }) => hears.flatMap(({ row, type }) => (row ? [[row, type] as const] : []))),
    );
    const table = Object.entries(STATUS_TABLE).filter(([row]) => !(row in NOT_REHEARSED));
    expect(Object.fromEntries(heard)).toEqual(
      Object.fromEntries(table.map(([row, { messageType }]) => [row, messageType])),
    );
    expect(heard.size).toBe(19);
  });

  it('have names of their own, and steps in the order of their days', () => {
    expect(new Set(STORIES.map(({ id }) => id)).size).toBe(STORIES.length);
    for (const { steps } of STORIES) {
      const days = steps.map(({ uploaded }) => uploaded);
      expect(days).toEqual(days.toSorted((one, other) => one - other));
    }
  });
});
