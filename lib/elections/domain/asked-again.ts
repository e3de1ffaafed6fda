import { fieldsChanged } from './change.ts';
import type { Election, ElectionChange } from './election.ts';
import type { RequestedElection } from './requested-election.ts';

/**
 * A declined request that is asked for again: it goes on where it ended, under the next version and with its history, so
 * that a decision about what was read before is refused, and whoever decides reads who declined it, and why.
 */
export const askedAgain = ({ election: before }: RequestedElection, wanted: Election, by: string): Election => {
  const fields: ElectionChange['fields'] = [
    { field: 'approval', before: 'declined', after: 'requested' },
    ...fieldsChanged(before, wanted),
  ];
  return {
    ...wanted,
    version: before.version + 1,
    changes: [...before.changes, { at: wanted.requestedAt, by, fields }],
  };
};
