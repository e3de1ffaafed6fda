import type { Channel, MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { LedgerState } from './ledger-state.ts';

/** What a message is counted by. */
export type Counted = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly type: MessageType;
  readonly channel: Channel;
  readonly state: LedgerState;
};

/** A change of the ledger: a message is counted where it is now, and no longer where it was. */
export type CountedChange = { readonly old?: Counted; readonly new: Counted };

/** By how much a count changes. */
export type Tally = Counted & { readonly by: number };

const nameOf = ({ electionId, county, type, channel, state }: Counted): string =>
  [electionId, county, type, channel, state].join('#');

/** What changes come to, in the order of their names, so that the same changes come to the same list. Nothing stays 0. */
export const tallyOf = (changes: readonly CountedChange[]): readonly Tally[] => {
  const sums = new Map<string, Tally>();
  const add = ({ electionId, county, type, channel, state }: Counted, by: number): void => {
    const counted = { electionId, county, type, channel, state };
    const name = nameOf(counted);
    sums.set(name, { ...counted, by: (sums.get(name)?.by ?? 0) + by });
  };
  for (const change of changes) {
    if (change.old?.state === change.new.state) continue;
    if (change.old) add(change.old, -1);
    add(change.new, 1);
  }
  return [...sums]
    .filter(([, { by }]) => by !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, tally]) => tally);
};
