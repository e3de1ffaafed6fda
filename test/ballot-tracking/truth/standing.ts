import type { BallotStatusCode } from '../../../lib/shared/codes.ts';
import { dayOf, dayStart, type Ms, plusDays } from './calendar.ts';
import type { StatusRow } from './history.ts';
import type { Known } from './known.ts';
import {
  isCode,
  issueState,
  issueTime,
  ownTime,
  READINGS,
  type Reading,
  type RowState,
  statusState,
  withLessCounting,
} from './row-state.ts';

/** How far a ballot is. */
export type Stage = 'issued' | 'undeliverable' | 'received' | 'challenged' | 'rejected' | 'accepted';

/** Guidance, table on p. 2. */
export const STAGES: Readonly<Record<BallotStatusCode, Stage>> = {
  ISSUED: 'issued',
  UND: 'undeliverable',
  INR: 'received',
  NVS: 'challenged',
  NMS: 'challenged',
  INF: 'challenged',
  NID: 'challenged',
  VAV: 'rejected',
  BME: 'rejected',
  VDD: 'rejected',
  MIA: 'rejected',
  MRE: 'rejected',
  NOT: 'rejected',
  OTH: 'rejected',
  CLD: 'rejected',
  ACCEPTED: 'accepted',
};

export const stageOf = (row: StatusRow): Stage | undefined => (isCode(row.status) ? STAGES[row.status] : undefined);

/** The order of rows that carry the same time. */
const RANKS: Readonly<Record<Stage, number>> = {
  issued: 0,
  undeliverable: 1,
  received: 2,
  challenged: 3,
  rejected: 4,
  accepted: 5,
};

/**
 * `stands`: the later row replaces what stood. `again`: it repeats it. `backward`: it is recorded and not messaged
 * (design, truth rules). `either`: the rules do not say.
 */
type Move = 'stands' | 'again' | 'backward' | 'either';

const MOVES: Readonly<Record<Stage, Readonly<Record<Stage, Move>>>> = {
  issued: {
    issued: 'again',
    undeliverable: 'stands',
    received: 'stands',
    challenged: 'stands',
    rejected: 'stands',
    accepted: 'stands',
  },
  // Mailed again under the same number (issue point 5).
  undeliverable: {
    issued: 'stands',
    undeliverable: 'again',
    received: 'stands',
    challenged: 'stands',
    rejected: 'stands',
    accepted: 'stands',
  },
  received: {
    issued: 'backward',
    undeliverable: 'either',
    received: 'again',
    challenged: 'stands',
    rejected: 'stands',
    accepted: 'stands',
  },
  challenged: {
    issued: 'backward',
    undeliverable: 'either',
    received: 'backward',
    challenged: 'again',
    rejected: 'stands',
    accepted: 'stands',
  },
  rejected: {
    issued: 'stands',
    undeliverable: 'either',
    received: 'backward',
    challenged: 'stands',
    rejected: 'again',
    accepted: 'stands',
  },
  // A challenge or rejection later than ACCEPTED is not dropped (issue point 2).
  accepted: {
    issued: 'backward',
    undeliverable: 'backward',
    received: 'backward',
    challenged: 'stands',
    rejected: 'stands',
    accepted: 'again',
  },
};

/** What stands for one ballot, in one reading. */
export type Standing = {
  readonly ballotId: string;
  readonly stage: Stage;
  /** The latest row of the run. */
  readonly row: StatusRow;
  /** The rows since the stage was reached, oldest first. */
  readonly run: readonly StatusRow[];
  /** Reached from `accepted`, whatever came between: what was told may have to be taken back. */
  readonly isReversal: boolean;
  /** Rows that may be told as well, where the rules do not say. */
  readonly also: readonly StatusRow[];
  /** Later rows that change nothing. */
  readonly backward: readonly StatusRow[];
};

const moveOf = (stood: Standing, next: StatusRow, stage: Stage): Move => {
  if (stood.stage === 'challenged' && stage === 'challenged' && stood.row.status !== next.status) return 'stands';
  return MOVES[stood.stage][stage];
};

const after = (stood: Standing | undefined, row: StatusRow, stage: Stage): Standing => {
  const fresh = { ballotId: row.ballotId, stage, row, run: [row], isReversal: false, also: [], backward: [] };
  if (stood === undefined) return fresh;
  switch (moveOf(stood, row, stage)) {
    case 'again':
      return { ...stood, row, run: [...stood.run, row], also: [], backward: [] };
    case 'stands': {
      const isReversal = stage !== 'accepted' && (stood.stage === 'accepted' || stood.isReversal);
      return { ...fresh, isReversal };
    }
    case 'backward':
      return { ...stood, backward: [...stood.backward, row] };
    case 'either':
      return { ...stood, also: [...stood.also, row] };
  }
};

/** Rows of one instant whose order nobody knows: each may be told. */
const ties = (rows: readonly StatusRow[], stood: Standing, reading: Reading): readonly StatusRow[] => {
  const at = ownTime(stood.row, reading);
  return rows.filter((row) => {
    if (row === stood.row || ownTime(row, reading) !== at || row.status === stood.row.status) return false;
    const stage = stageOf(row);
    if (stage === undefined || stage === 'issued') return false;
    return stage === 'received' ? stood.stage === 'undeliverable' : true;
  });
};

/** The post office brings nothing back on the day on which it was mailed: such a return is of an earlier mailing. */
const isReturnOfEarlier = (row: StatusRow, rows: readonly StatusRow[]): boolean => {
  const day = dayOf(row.statusAt);
  const days = rows.flatMap(({ status, sentDate }) => (status === 'ISSUED' && sentDate ? [sentDate] : []));
  return row.status === 'UND' && days.includes(day) && days.some((sent) => sent < day);
};

/** What ended the earlier mailing on the day of a mailing anew, before that: it was refused or cancelled. */
const isEndOfEarlier = (row: StatusRow, issue: StatusRow, rows: readonly StatusRow[]): boolean =>
  stageOf(row) === 'rejected' &&
  dayOf(row.statusAt) === issue.sentDate &&
  row.statusAt < issue.statusAt &&
  rows.some(({ status, sentDate = '' }) => status === 'ISSUED' && sentDate !== '' && sentDate < (issue.sentDate ?? ''));

/** What stands for a ballot by the rows that count. */
const standingOf = (rows: readonly StatusRow[], reading: Reading): Standing | undefined => {
  const late = rows.filter((row) => isReturnOfEarlier(row, rows));
  // The mailing anew comes after the last such return of its day.
  const timeOf = (row: StatusRow): Ms => {
    const own = ownTime(row, reading);
    if (row.status !== 'ISSUED') return own;
    const returns = late.filter(({ statusAt }) => dayOf(statusAt) === row.sentDate);
    const ends = rows.filter((other) => isEndOfEarlier(other, row, rows));
    return Math.max(own, ...returns.map(({ statusAt }) => statusAt), ...ends.map(({ statusAt }) => statusAt + 1));
  };
  const rankOf = (row: StatusRow): number => {
    const stage = stageOf(row);
    if (stage === undefined) return 0;
    const isAnew = row.status === 'ISSUED' && late.some(({ statusAt }) => dayOf(statusAt) === row.sentDate);
    return isAnew ? RANKS.undeliverable + 0.5 : RANKS[stage];
  };
  const ordered = rows.toSorted((one, other) => {
    const ranks = rankOf(one) - rankOf(other);
    const time = timeOf(one) - timeOf(other);
    return time || ranks || one.statusAt - other.statusAt || (one.status < other.status ? -1 : 1);
  });
  let stood: Standing | undefined;
  for (const row of ordered) {
    const stage = stageOf(row);
    if (stage !== undefined) stood = after(stood, row, stage);
  }
  return stood && { ...stood, also: [...stood.also, ...ties(ordered, stood, reading)] };
};

/** An active record that the voter voted in person, with the times of all rows that say so. */
export type InPersonRecord = { readonly method: string; readonly ats: readonly Ms[] };

/** What is true of the voter in one reading. */
export type View = {
  readonly known: Known;
  readonly reading: Reading;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly states: ReadonlyMap<StatusRow, RowState>;
  /** The latest sent day of each ballot, by the issues that count. */
  readonly sentDays: ReadonlyMap<string, string>;
  readonly inPerson: readonly InPersonRecord[];
};

const IN_PERSON_METHODS = ['POLL', 'VCR'];

/** Taken back with a date alone, a record is taken back for that day. */
const saidFrom = ({ active, at }: Known['participation'][number]): Ms =>
  !active && at === dayStart(dayOf(at)) ? dayStart(plusDays(dayOf(at), 1)) - 1 : at;

const inPersonOf = (known: Known): readonly InPersonRecord[] =>
  IN_PERSON_METHODS.flatMap((method) => {
    const rows = known.participation
      .filter((row) => row.method === method && row.at <= known.at && row.at >= known.calendar.mailing)
      .toSorted((one, other) => saidFrom(one) - saidFrom(other) || Number(other.active) - Number(one.active));
    // Of two rows of one instant the one that takes the record back counts.
    const since = rows.findLastIndex((row) => !row.active) + 1;
    const ats = rows.slice(since).map((row) => row.at);
    return ats.length === 0 ? [] : [{ method, ats }];
  });

/** Everything that is true in one reading of what is known. */
const viewOf = (known: Known, reading: Reading, inPerson: readonly InPersonRecord[]): View => {
  const states = new Map<StatusRow, RowState>();
  const issues = known.rows.filter((row) => row.status === 'ISSUED');
  for (const row of issues) states.set(row, issueState(row, known, reading));
  const counted = issues.filter((row) => states.get(row)?.counts);
  const sentDays = new Map<string, string>();
  for (const { ballotId, sentDate = '' } of counted) {
    if (sentDate > (sentDays.get(ballotId) ?? '')) sentDays.set(ballotId, sentDate);
  }
  const byBallot = new Map<string, StatusRow[]>();
  for (const row of known.rows) {
    if (row.status !== 'ISSUED') {
      const [own, others]: [Ms[], Ms[]] = [[], []];
      for (const issue of counted) (issue.ballotId === row.ballotId ? own : others).push(issueTime(issue, reading));
      states.set(row, statusState(row, known, reading, { own, others }));
    }
    if (!states.get(row)?.counts) continue;
    const rows = byBallot.get(row.ballotId);
    if (rows) rows.push(row);
    else byBallot.set(row.ballotId, [row]);
  }
  const standings = new Map<string, Standing>();
  for (const [ballotId, rows] of byBallot) {
    const stood = standingOf(rows, reading);
    if (stood) standings.set(ballotId, stood);
  }
  return { known, reading, standings, states, sentDays, inPerson };
};

/** Whether it matters by which of its times a ballot was issued: another row lies between them. */
const isIssueDateOpen = ({ rows }: Known): boolean =>
  rows.some(({ status, statusAt, sentDate }, index) => {
    if (status !== 'ISSUED' || sentDate === undefined) return false;
    const sent = dayStart(sentDate);
    return rows.some((other, place) => {
      if (place === index) return false;
      const times = other.sentDate === undefined ? [other.statusAt] : [other.statusAt, dayStart(other.sentDate)];
      return times.some((time) => sent <= time && time <= statusAt);
    });
  });

/** What is true in each reading that makes a difference. */
export const viewsOf = (known: Known): readonly View[] => {
  const inPerson = inPersonOf(known);
  const readings = isIssueDateOpen(known) ? READINGS : READINGS.filter(({ issueDate }) => issueDate === 'sent');
  return readings.flatMap((reading) => {
    const view = viewOf(known, reading, inPerson);
    const kinds = new Set([...view.states.values()].flatMap(({ open }) => open));
    return [view, ...withLessCounting(reading, kinds).map((less) => viewOf(known, less, inPerson))];
  });
};

/** When what a row says begins to be news: an issue from before E-29 is told as mailed on E-29. */
export const newsTime = (row: StatusRow, known: Known): Ms =>
  row.status === 'ISSUED'
    ? Math.max(row.statusAt, dayStart(row.sentDate ?? known.calendar.electionDay), known.calendar.mailing)
    : row.statusAt;
