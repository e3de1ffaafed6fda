import { unitMs } from '../../lib/messaging/domain/pace-turns.ts';
import type { Channel } from '../../lib/shared/codes.ts';
import type { Temporal } from '../../lib/shared/time.ts';
import { DEFAULT_HOURS, isInsideHours, nextSendMoment, type SendHours } from '../../lib/voters/domain/hours.ts';

/** Voters who want the same hours, as a share of all. Assumed: the guidance's default, other zones, evenings. */
export const COHORTS: readonly { readonly share: number; readonly hours: SendHours }[] = [
  { share: 0.85, hours: DEFAULT_HOURS },
  { share: 0.06, hours: { ...DEFAULT_HOURS, zone: 'America/New_York' } },
  { share: 0.04, hours: { ...DEFAULT_HOURS, zone: 'Pacific/Honolulu' } },
  { share: 0.05, hours: { ...DEFAULT_HOURS, start: '18:00' } },
];

/** What one channel has to do: messages, the provider's units that each comes to, and units a second that it takes. */
export type ChannelLoad = {
  readonly channel: Channel;
  readonly messages: number;
  readonly unitsEach: number;
  readonly limitPerSecond: number;
  /** US dollars for a unit. */
  readonly price: number;
};

export type ChannelResult = ChannelLoad & {
  readonly lastHears: Temporal.Instant;
  /** Whether everybody hears on the day itself. */
  readonly sameDay: boolean;
  readonly dollars: number;
  /** Share of voters who have heard, minute by minute from the start. */
  readonly heard: readonly number[];
};

/** After so many days the quota is no quota. */
const LONGEST_DAYS = 60;

/**
 * Sends a mailing that is due at `start`, minute by minute of virtual time: each minute takes the turns that the pacing
 * leaves in it, and shares them among the voters whose hours are open.
 */
export const sendMailing = (load: ChannelLoad, start: Temporal.Instant): ChannelResult => {
  const perMinute = 60_000 / unitMs(load.limitPerSecond) / load.unitsEach;
  const waiting = COHORTS.map(({ share, hours }) => ({ hours, left: share * load.messages }));
  const heard: number[] = [];
  let now = start;
  let left = load.messages;
  for (let minute = 0; left > 0.5 && minute < LONGEST_DAYS * 1_440; minute += 1) {
    const open = waiting.filter((cohort) => cohort.left > 0 && isInsideHours(cohort.hours, now));
    const sum = open.reduce((total, cohort) => total + cohort.left, 0);
    const share = sum === 0 ? 0 : Math.min(1, perMinute / sum);
    for (const cohort of open) cohort.left -= cohort.left * share;
    left = waiting.reduce((total, cohort) => total + cohort.left, 0);
    heard.push(1 - left / load.messages);
    now = now.add({ minutes: 1 });
  }
  const opens = nextSendMoment(DEFAULT_HOURS, start);
  return {
    ...load,
    lastHears: now,
    sameDay: now.since(opens).total('hours') <= 24,
    dollars: load.messages * load.unitsEach * load.price,
    heard,
  };
};
