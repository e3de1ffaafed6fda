import type { Ballot } from './ballot.ts';

/** Whether a status may say that its voter votes in person. */
export const mayBeInPerson = (code: string): boolean => code === 'CLD' || code === 'VAV';

/** Who may be in person is asked up to when the county's records are complete; nobody else needs it. */
export const asksForProgress = ({ ballots }: { readonly ballots: readonly Pick<Ballot, 'entries'>[] }): boolean =>
  ballots.some(({ entries }) => entries.some(({ code }) => mayBeInPerson(code)));
