import { Channel, Lane, Language, MessageType } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { DeliveryCode } from './delivery-code.ts';
import { laneOf } from './lane.ts';

/** What a halt stops: messages of which everything that is named here is true. Nothing named: all messages. */
export type HaltScope = {
  readonly county?: CountyCode;
  readonly electionId?: string;
  readonly channel?: Channel;
  readonly type?: MessageType;
  readonly language?: Language;
  readonly lane?: Lane;
  /** Messages that follow from what came with this upload. */
  readonly uploadId?: string;
};

/** A halt in force: somebody stopped messages, by a call, on the page, or in the table in an emergency. */
export type Halt = {
  /** Names it in addresses; the same scope has the same one. */
  readonly id: string;
  readonly scope: HaltScope;
  /** Counties concerned read it. */
  readonly reason: string;
  /** Who asked for it: an identifier, or `table` where somebody wrote it there by hand. */
  readonly startedBy: string;
  /** Undefined where it was written by hand. */
  readonly startedAt?: Temporal.Instant;
};

/** A halt that is over. */
export type EndedHalt = Halt & { readonly endedBy: string; readonly endedAt: Temporal.Instant };

type Halted = {
  readonly county: CountyCode;
  readonly electionId: string;
  readonly channel: Channel;
  readonly type: MessageType;
  readonly language: Language;
  readonly uploadId?: string | undefined;
};

const ID = /^[\w-]{1,100}$/;
const isId = (text: string): boolean => ID.test(text);

/** The parts of a scope by their names in its key, in the order of the key. */
const PARTS = {
  county: { field: 'county', fits: (text: string) => CountyCode.safeParse(text).success },
  election: { field: 'electionId', fits: isId },
  channel: { field: 'channel', fits: (text: string) => Channel.safeParse(text).success },
  type: { field: 'type', fits: (text: string) => MessageType.safeParse(text).success },
  language: { field: 'language', fits: (text: string) => Language.safeParse(text).success },
  lane: { field: 'lane', fits: (text: string) => Lane.safeParse(text).success },
  upload: { field: 'uploadId', fits: isId },
} as const satisfies Record<string, { readonly field: keyof HaltScope; readonly fits: (text: string) => boolean }>;
const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

const ALL = 'all';

/** A scope as one string, `county#03`, `channel#text+type#Outbound` or `all`: the sort key of its item. */
export const haltKey = (scope: HaltScope): string => {
  const parts = NAMES.flatMap((name) => {
    const value = scope[PARTS[name].field];
    return value === undefined ? [] : [`${name}#${value}`];
  });
  return parts.length === 0 ? ALL : parts.join('+');
};

/** Reads a key back; undefined for what is none: somebody may have written it by hand, in a hurry. */
export const parseHaltKey = (key: string): HaltScope | undefined => {
  if (key === ALL) return {};
  const entries: [string, string][] = [];
  for (const part of key.split('+')) {
    const [name, value, ...rest] = part.split('#');
    const known = NAMES.find((one) => one === name);
    if (known === undefined || value === undefined || rest.length > 0 || !PARTS[known].fits(value)) return undefined;
    entries.push([PARTS[known].field, value]);
  }
  // Each value was held against its own part's form.
  return Object.fromEntries(entries) as HaltScope;
};

/** The name of a halt in addresses: its key in letters that need no escaping. */
export const haltId = (scope: HaltScope): string => haltKey(scope).replaceAll('#', '.').replaceAll('+', '~');

/** Whether everything that a scope names is true of a message. */
export const isWithin = (scope: HaltScope, message: Halted): boolean => {
  // What takes an upload back names it too, and is not what was wrong.
  const uploadId = message.type === 'Correction' ? '' : (message.uploadId ?? '');
  const facts: HaltScope = { ...message, lane: laneOf(message.type), uploadId };
  return NAMES.every((name) => {
    const { field } = PARTS[name];
    return scope[field] === undefined || scope[field] === facts[field];
  });
};

/** Whether one of the halts stops this message. One that cannot be read stops everything: somebody wanted to stop something. */
export const isHalted = (halts: ReadonlySet<string>, message: Halted): boolean =>
  [...halts].some((key) => {
    const scope = parseHaltKey(key);
    return scope === undefined || isWithin(scope, message);
  });

/** Whether a halt concerns a county: what it stops may be messages to the county's voters. */
export const concernsCounty = ({ scope }: Pick<Halt, 'scope'>, county: CountyCode): boolean => {
  if (scope.county !== undefined) return scope.county === county;
  // An upload's name begins with its county.
  return scope.uploadId === undefined || scope.uploadId.startsWith(`${county}-`);
};

/** Why a message that waited is too late: for a halt it says so, since nobody else kept it. `code` is why it waited. */
export const tooLateCode = ({ code }: { readonly code?: DeliveryCode | undefined }): DeliveryCode =>
  code === 'HALTED' ? 'HALTED_TOO_LONG' : 'TOO_LATE';

/**
 * When a halted message is looked at again: in 2 to 4 minutes, spread so that a lifted halt does not release everything
 * at one moment. `random` is from [0, 1).
 */
export const afterHalt = (now: Temporal.Instant, random: number): Temporal.Instant =>
  now.add({ seconds: 120 + Math.floor(random * 120) });
