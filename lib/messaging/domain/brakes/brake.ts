import { type Channel, LANES } from '../../../shared/codes.ts';
import { pacificDate, Temporal } from '../../../shared/time.ts';
import { type Halt, type HaltScope, haltId } from '../halt.ts';
import { brakedLanes, type Cap, capInWords, capScope } from './caps.ts';
import type { BrokenRule } from './health.ts';

/** Who started a halt that nobody asked for. */
export const BRAKE = 'brake';

/** Whether the system itself stopped something. */
export const isBrake = ({ startedBy }: Pick<Halt, 'startedBy'>): boolean => startedBy === BRAKE;

const brake = (scope: HaltScope, reason: string, now: Temporal.Instant): Halt => ({
  id: haltId(scope),
  scope,
  reason,
  startedBy: BRAKE,
  startedAt: now,
});

const dollars = (usd: number): string => `$${usd.toLocaleString('en-US', { maximumFractionDigits: 0 })}`;

/** The halts that a cap asks for, by what is spent of it. US dollars. */
export const capBrakes = (cap: Cap, usd: number, capUsd: number, now: Temporal.Instant): readonly Halt[] =>
  brakedLanes(usd, capUsd).map((lane) => {
    const end = cap.kind === 'election' ? 'until SOS raises it' : 'until midnight, or until SOS raises it';
    return brake(
      capScope(cap, lane),
      `The spending cap of ${dollars(capUsd)} for ${capInWords(cap)} is reached. Messages wait ${end}.`,
      now,
    );
  });

const WORDS = {
  bounced: 'came back as undeliverable',
  blocked: 'were blocked by carriers',
  complained: 'were reported as spam',
} as const;
const MESSAGES: Readonly<Record<Channel, string>> = { text: 'texts', email: 'emails', voice: 'calls' };

/** The halt that a channel's broken rule asks for: everything of the channel, before its provider stops all of it. */
export const healthBrake = (channel: Channel, { rule, count, taken }: BrokenRule, now: Temporal.Instant): Halt => {
  const counted = `${count.toLocaleString('en-US')} of ${taken.toLocaleString('en-US')} ${MESSAGES[channel]}`;
  return brake({ channel }, `${counted} ${WORDS[rule.what]}. They wait until SOS has found out why.`, now);
};

/** Whether a brake is over by itself: one of a day's cap, once another day has begun in California. */
export const isOver = (halt: Halt, now: Temporal.Instant): boolean => {
  const { scope, startedAt } = halt;
  if (!isBrake(halt) || startedAt === undefined || scope.lane === undefined || scope.electionId !== undefined)
    return false;
  return Temporal.PlainDate.compare(pacificDate(startedAt), pacificDate(now)) < 0;
};

/** The brakes in force that a cap raised, and that nothing asks for any more now that it is so high. US dollars. */
export const releasedBy = (cap: Cap, usd: number, capUsd: number, active: readonly Halt[]): readonly Halt[] => {
  const kept = brakedLanes(usd, capUsd);
  const ids = LANES.filter((lane) => !kept.includes(lane)).map((lane) => haltId(capScope(cap, lane)));
  return active.filter((halt) => isBrake(halt) && ids.includes(halt.id));
};
