import {
  afterAttempt,
  FAILURES_IN_A_ROW,
  isOver,
  SHOWN_DAYS,
  type Telling,
  type Untold,
} from '../../messaging/domain/county-telling.ts';
import type { CountyTellings } from '../../messaging/ports/county-events.ts';
import type { Clock } from '../../shared/clock.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import type { EmsEndpoint } from '../../sync-checks/domain/ems.ts';
import type { CountyDirectory } from '../../sync-checks/ports/counties.ts';
import type { TellEvent } from '../ports.ts';

export type TellCountiesPorts = {
  readonly clock: Clock;
  readonly directory: Pick<CountyDirectory, 'findEms'>;
  readonly tellings: Pick<CountyTellings, 'due' | 'move' | 'forget'>;
  readonly tell: TellEvent;
  /** Whether so much time is left that another page of events can be told. */
  readonly hasTime: () => boolean;
};

/** Read at once; told at once. */
const PAGE = 100;
const AT_ONCE = 4;

export type Told = { readonly told: number; readonly untold: number; readonly givenUp: number };
const NOTHING: Told = { told: 0, untold: 0, givenUp: 0 };
const sum = (one: Told, other: Told): Told => ({
  told: one.told + other.told,
  untold: one.untold + other.untold,
  givenUp: one.givenUp + other.givenUp,
});

/** A system that takes webhooks, or none: what waits then waits on, until its time is over or an address is registered. */
const tellOne = async (
  { tellings, tell }: TellCountiesPorts,
  endpoint: EmsEndpoint | undefined,
  telling: Telling,
  now: Temporal.Instant,
): Promise<Told> => {
  if (endpoint?.webhookUrl == null && !isOver(telling, now)) return NOTHING;
  const outcome: 'told' | Untold =
    endpoint?.webhookUrl == null
      ? 'no-address'
      : endpoint.secretName === null
        ? 'no-secret'
        : await tell({ url: endpoint.webhookUrl, secretName: endpoint.secretName }, telling.event);
  const after = afterAttempt(telling, outcome, now);
  // Told twice at the same moment: whoever writes first has counted it.
  if ((await tellings.move(telling, after)) === 'lost') return NOTHING;
  if (after.state === 'failed') return { ...NOTHING, givenUp: 1 };
  return after.state === 'told' ? { ...NOTHING, told: 1 } : { ...NOTHING, untold: 1 };
};

/** Tells what is due, page after page, and stops at a system that answers nothing any more: the rest is due next time. */
const tellCounty = async (
  ports: TellCountiesPorts,
  county: CountyCode,
  now: Temporal.Instant,
  log: Log,
): Promise<Told> => {
  let done = NOTHING;
  let inARow = 0;
  let endpoint: EmsEndpoint | undefined;
  for (let isFirst = true; isFirst || ports.hasTime(); isFirst = false) {
    const due = await ports.tellings.due(county, now, PAGE);
    if (due.length === 0) break;
    if (isFirst) {
      endpoint = await ports.directory.findEms(county);
      if (endpoint?.fault) log.warn('EMS_SETTING_UNUSABLE', { county, reason: endpoint.fault });
    }
    let moved = 0;
    for (let start = 0; start < due.length && inARow < FAILURES_IN_A_ROW; start += AT_ONCE) {
      const part = due.slice(start, start + AT_ONCE);
      const results = await Promise.all(part.map((telling) => tellOne(ports, endpoint, telling, now)));
      const total = results.reduce(sum, NOTHING);
      inARow = total.told > 0 ? 0 : inARow + total.untold;
      moved += total.told + total.untold + total.givenUp;
      done = sum(done, total);
    }
    if (moved === 0 || inARow >= FAILURES_IN_A_ROW) break;
  }
  if (done.told + done.givenUp > 0) {
    const before = now.subtract({ hours: 24 * SHOWN_DAYS });
    await ports.tellings.forget(county, 'told', before);
    await ports.tellings.forget(county, 'failed', before);
  }
  if (done.givenUp > 0) log.warn('COUNTY_EVENTS_GIVEN_UP', { county, count: done.givenUp });
  return done;
};

/**
 * Tells counties' systems what needs them: all counties side by side, so that one that is down holds up no other. Gives what
 * was told; throws `CountiesNotTold` after all of them when one could not be worked on.
 */
export const tellCounties = async (ports: TellCountiesPorts, log: Log): Promise<Told> => {
  const now = await ports.clock();
  const outcomes = await Promise.allSettled(COUNTIES.map(({ code }) => tellCounty(ports, code, now, log)));
  const failed = outcomes.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) throw new SafeError('CountiesNotTold', `Events of ${failed} counties could not be worked on.`);
  return outcomes.map((one) => (one.status === 'fulfilled' ? one.value : NOTHING)).reduce(sum, NOTHING);
};
