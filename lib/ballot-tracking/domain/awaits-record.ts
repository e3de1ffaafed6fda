import type { Ballot } from './ballot.ts';

/** Who may be in person is asked up to when the county's records are complete; nobody else needs it. */
export const asksForProgress = ({ ballots }: { readonly ballots: readonly Pick<Ballot, 'entries'>[] }): boolean =>
  ballots.some(({ entries }) => entries.some(({ code }) => code === 'CLD' || code === 'VAV'));
