import { fittingEntries } from '../../shared/answer-budget.ts';
import { Temporal } from '../../shared/time.ts';
import type { Election } from './election.ts';

/** Anything that is about one election. */
type AboutElection = { readonly election: Election };

/** Soonest first, of a day the statewide one; an election keeps its place when its request is accepted. */
export const bySoonest = ({ election: a }: AboutElection, { election: b }: AboutElection): number =>
  Temporal.PlainDate.compare(a.date, b.date) || b.kind.localeCompare(a.kind) || a.id.localeCompare(b.id);

/** Which part of a list: so many after the one that `cursor` names. */
export type AskedElections = { readonly cursor?: string | undefined; readonly limit: number };

/** A part of a list; `cursor` continues, null on the last. */
export type ElectionPage<Shown> = { readonly elections: readonly Shown[]; readonly cursor: string | null };

/** A page of a list as it is shown, as far as one answer has room. Undefined for a cursor that is no election's of the list. */
export const pageOfElections = <One extends AboutElection, Shown>(
  all: readonly One[],
  { cursor, limit }: AskedElections,
  show: (one: One) => Shown,
): ElectionPage<Shown> | undefined => {
  const at = cursor === undefined ? -1 : all.findIndex(({ election }) => election.id === cursor);
  if (cursor !== undefined && at < 0) return undefined;
  const page = all.slice(at + 1, at + 1 + limit);
  const shown = page.map(show);
  const fitting = fittingEntries(shown);
  const last = at + fitting < all.length - 1 ? page[fitting - 1] : undefined;
  return { elections: shown.slice(0, fitting), cursor: last?.election.id ?? null };
};
