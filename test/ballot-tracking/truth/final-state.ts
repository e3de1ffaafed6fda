import type { Ms } from './calendar.ts';
import { momentsOf, type Owed, owedIn } from './dues.ts';
import type { History } from './history.ts';
import { knownAt } from './known.ts';
import { viewsOf } from './standing.ts';
import type { HeldReason } from './subject.ts';

/** The messages that must have been told: one option of each. */
export const mustTell = (history: History): readonly Owed[] => owedIn(history, momentsOf(history));

/** The codes that may stand for each ballot: one, unless the rules leave it open. */
export const finalStanding = (
  history: History,
  at: Ms = history.endsAt,
): ReadonlyMap<string, ReadonlySet<string | undefined>> => {
  const known = knownAt(history, at);
  const ballots = new Set(known.rows.map(({ ballotId }) => ballotId));
  const views = viewsOf(known);
  return new Map(
    [...ballots].map((ballotId) => {
      const codes = views.flatMap((view) => {
        const standing = view.standings.get(ballotId);
        if (standing === undefined) return [undefined];
        return [standing.row, ...standing.also, ...standing.backward].map(({ status }) => status);
      });
      return [ballotId, new Set(codes)];
    }),
  );
};

/** What the rules leave open may be held for any reason that is near it. */
const NEAR_REASONS: readonly HeldReason[] = [
  'before-issue',
  'before-mailing',
  'before-earliest-mailing',
  'not-before-receipt-deadline',
];

/** A row that the county must see as held or refused, with the reasons that are true; or may see so. */
export type HeldState = {
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: Ms;
  readonly reasons: ReadonlySet<HeldReason>;
  readonly mustShow: boolean;
};

export const heldRows = (history: History, at: Ms = history.endsAt): readonly HeldState[] => {
  const known = knownAt(history, at);
  const views = viewsOf(known);
  return known.rows.flatMap(({ ballotId, status, statusAt }, index) => {
    const row = known.rows[index];
    const states = views.flatMap((view) => (row && view.states.get(row)) || []);
    const reasons = new Set(states.flatMap((state) => state.reasons));
    const isOpen = states.some((state) => state.open.length > 0);
    if (isOpen) for (const reason of NEAR_REASONS) reasons.add(reason);
    if ((status === 'CLD' || status === 'VAV') && views.some((view) => view.inPerson.length > 0))
      reasons.add('in-person');
    if (reasons.size === 0) return [];
    const mustShow = states.every((state) => state.reasons.length > 0);
    return [{ ballotId, status, statusAt, reasons, mustShow }];
  });
};
