import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../../lib/ballot-tracking/domain/in-person.ts';
import type { StatusRecord } from '../../../lib/ballot-tracking/domain/record-status.ts';
import { STATUS_TABLE } from '../../../lib/ballot-tracking/domain/status-table.ts';
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
import { nextSendMoment } from '../../../lib/voters/domain/hours.ts';
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
const told = async ({ steps }: Story): Promise<readonly string[]> => {
  const events = steps
    .filter(({ row }) => !isNeighbours(row))
    .map(({ uploaded, row }) => eventOf(row, uploadMoment(GENERAL.date, uploaded).epochMilliseconds));
  const played = await REAL.play(historyOf(events));
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

/** What becomes of a story's rows. */
const fates = async ({ steps }: Story): Promise<readonly string[]> => {
  const memory = new MemoryTracking();
  memory.electionsById.set(GENERAL.id, GENERAL);
  memory.voterById.set('V1', { voterId: 'V1', county: '19', status: 'A', confidential: false });
  const found: string[] = [];
  for (const [file, rows] of Map.groupBy(steps, fileOf)) {
    const [day, kind, county = ''] = file.split(' ');
    memory.now = uploadMoment(GENERAL.date, Number(day));
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
  }
  return found;
};

describe('the stories of a mock election', () => {
  it.each(STORIES)('$id: $what', async (story) => {
    const expected = story.hears.map((hears) => {
      const about = hears.ballot === null ? 'none' : ballotId(hears.ballot);
      return `${hears.type} ${about} ${nextSendMoment(HOURS, hearsFrom(GENERAL.date, hears)).toString()}`;
    });
    expect(await told(story)).toEqual(expected);
    expect(await fates(story)).toEqual(story.steps.map(({ becomes }) => becomes));
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
