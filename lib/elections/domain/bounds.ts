import type { Side } from '../../shared/identity.ts';
import type { Election } from './election.ts';
import type { ElectionRefusal } from './refusal.ts';
import type { RequestedElection } from './requested-election.ts';

type Bound = { readonly most: number; readonly because: string };

/** What one county may pile up, and why no more. What is left above a county's bounds is SOS's. */
export const BOUNDS = {
  countyChanges: {
    most: 100,
    because: 'A request is changed a few times before it is decided; a loop changes it for ever.',
  },
  countyHistory: {
    most: 200_000,
    because: 'An election is one item of 400 KB with its history: half of it stays for SOS.',
  },
  history: {
    most: 350_000,
    because: 'An election is one item of 400 KB: its names, its days and a decision need the rest.',
  },
  waiting: {
    most: 30,
    because: 'SOS reads each, and all together in one answer; a county has a few elections a year.',
  },
} as const satisfies Readonly<Record<string, Bound>>;

const bytesOf = (changes: Election['changes']): number => new TextEncoder().encode(JSON.stringify(changes)).length;

/** Why an election takes no more of somebody's changes; undefined while it does. `after`: with the new one. */
export const historyFull = ({ id, changes }: Election, by: Side): ElectionRefusal | undefined => {
  const isCounty = by.county !== null;
  const bytes = bytesOf(changes);
  if (bytes > BOUNDS.history.most) {
    const detail = `The history of ${id} is full: it can be accepted or declined, and changed no more.`;
    return { code: 'history-full', detail };
  }
  if (!isCounty || (bytes <= BOUNDS.countyHistory.most && changes.length <= BOUNDS.countyChanges.most))
    return undefined;
  const detail = `${id} was changed too often to be changed by its county any more. Ask SOS Ballot Tracking to change it.`;
  return { code: 'history-full', detail };
};

/** Why a county may ask for no further election; undefined while it may. `own`: its requests. */
export const tooManyWait = (own: readonly RequestedElection[]): ElectionRefusal | undefined => {
  if (own.filter(({ declined }) => declined === null).length < BOUNDS.waiting.most) return undefined;
  const detail =
    `${BOUNDS.waiting.most} requests of your county wait for a decision of SOS Ballot Tracking. ` +
    'Change one of them, or ask again when some are decided.';
  return { code: 'too-many-waiting', detail };
};
