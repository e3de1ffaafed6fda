import type { Channel, MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';

/** What a halt stops. */
export type HaltScope =
  | { readonly kind: 'county'; readonly county: CountyCode }
  | { readonly kind: 'election'; readonly electionId: string }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'type'; readonly type: MessageType };

type Halted = {
  readonly county: CountyCode;
  readonly electionId: string;
  readonly channel: Channel;
  readonly type: MessageType;
};

/** A scope as one string, `county#03`: the sort key of its item. */
export const haltKey = (scope: HaltScope): string => {
  const values = {
    county: scope.kind === 'county' ? scope.county : '',
    election: scope.kind === 'election' ? scope.electionId : '',
    channel: scope.kind === 'channel' ? scope.channel : '',
    type: scope.kind === 'type' ? scope.type : '',
  };
  return `${scope.kind}#${values[scope.kind]}`;
};

/** Whether one of the halts stops this message. */
export const isHalted = (halts: ReadonlySet<string>, message: Halted): boolean =>
  [
    haltKey({ kind: 'county', county: message.county }),
    haltKey({ kind: 'election', electionId: message.electionId }),
    haltKey({ kind: 'channel', channel: message.channel }),
    haltKey({ kind: 'type', type: message.type }),
  ].some((key) => halts.has(key));

/**
 * When a halted message is looked at again: in 2 to 4 minutes, spread so that a lifted halt does not release everything
 * at one moment. `random` is from [0, 1).
 */
export const afterHalt = (now: Temporal.Instant, random: number): Temporal.Instant =>
  now.add({ seconds: 120 + Math.floor(random * 120) });
