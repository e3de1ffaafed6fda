import type { Log } from '../../lib/shared/log.ts';
import { pacificInstant, Temporal } from '../../lib/shared/time.ts';
import type { AlternateSchedule } from '../../lib/sync-checks/domain/alternate.ts';
import { isFinal, type SyncCheck } from '../../lib/sync-checks/domain/check.ts';
import type { NightSummary } from '../../lib/sync-checks/domain/night-summary.ts';
import { reopening } from '../../lib/sync-checks/domain/reopening.ts';
import type {
  CountyLock,
  ExtractWait,
  SyncAlternates,
  SyncChecks,
  SyncNights,
  WeeklyDeliveries,
} from '../../lib/sync-checks/ports/checks.ts';
import type { CountiesTakingPart } from '../../lib/sync-checks/ports/counties.ts';
import type { TaskTokens } from '../../lib/sync-checks/ports/executions.ts';

/** The sync table in memory, with the same conditions as the one in DynamoDB. */
export const memoryChecks = () => {
  const checks = new Map<string, SyncCheck>();
  const locks = new Map<string, CountyLock>();
  const waits = new Map<string, ExtractWait>();
  const claims = new Set<string>();
  const byCounty = new Map<string, string[]>();
  const add = (check: SyncCheck): void => {
    if (!checks.has(check.id)) byCounty.set(check.county, [...(byCounty.get(check.county) ?? []), check.id]);
    checks.set(check.id, check);
    if (!isFinal(check.status)) take(check);
  };
  const free = (check: SyncCheck, now: Temporal.Instant): boolean => {
    const lock = locks.get(check.county);
    return !lock || lock.checkId === check.id || Temporal.Instant.compare(lock.deadlineAt, now) <= 0;
  };
  const take = (check: SyncCheck): void => {
    locks.set(check.county, { county: check.county, checkId: check.id, deadlineAt: check.deadlineAt });
  };
  const release = (check: SyncCheck): void => {
    if (locks.get(check.county)?.checkId === check.id) locks.delete(check.county);
  };
  const store: SyncChecks = {
    read: async (id) => checks.get(id) ?? null,
    history: async (county, from, to) => {
      const first = pacificInstant(from, '00:00').epochMilliseconds;
      const end = pacificInstant(to.add({ days: 1 }), '00:00').epochMilliseconds;
      return (byCounty.get(county) ?? [])
        .flatMap((id) => checks.get(id) ?? [])
        .filter(({ requestedAt: { epochMilliseconds: at } }) => at >= first && at < end)
        .toSorted((a, b) => Temporal.Instant.compare(b.requestedAt, a.requestedAt));
    },
    start: async (check, now) => {
      if (checks.has(check.id)) return 'exists';
      if (!free(check, now)) return 'county-busy';
      add(check);
      return 'started';
    },
    recordSkip: async (check) => {
      if (!checks.has(check.id)) add(check);
    },
    reopen: async (check, now) => {
      const present = checks.get(check.id);
      if (present?.status !== 'failed' || !free(check, now)) return false;
      const reopened: SyncCheck = { ...present, ...reopening(present) };
      checks.set(check.id, reopened);
      take(reopened);
      return true;
    },
    advance: async (id, from, changes, attempt) => {
      const present = checks.get(id);
      if (!present || (attempt !== undefined && present.redrives !== attempt) || !from.includes(present.status))
        return undefined;
      const changed = { ...present, ...changes };
      checks.set(id, changed);
      return changed;
    },
    end: async (id, changes, attempt) => {
      const present = checks.get(id);
      if (!present) return false;
      if (isFinal(present.status)) {
        release(present);
        return false;
      }
      if (attempt !== undefined && present.redrives !== attempt) return false;
      release(present);
      checks.set(id, { ...present, ...changes });
      return true;
    },
    running: async () => [...locks.values()],
    readWait: async (id) => waits.get(id) ?? { taskToken: null, uploadKey: null },
    keepWait: async (id, wait, attempt) => {
      if (attempt !== undefined && checks.get(id)?.redrives !== attempt) return false;
      waits.set(id, { ...(waits.get(id) ?? { taskToken: null, uploadKey: null }), ...wait });
      return true;
    },
    claim: async (id, what) => {
      const key = `${id} ${what}`;
      if (claims.has(key)) return false;
      claims.add(key);
      return true;
    },
    isClaimed: async (id, what) => claims.has(`${id} ${what}`),
    release: async (id, what) => {
      claims.delete(`${id} ${what}`);
    },
  };
  return { store, checks, add };
};

/** The nights in memory. */
export const memoryNights = () => {
  const owners = new Map<string, string>();
  const plans = new Map<string, readonly string[]>();
  const summaries: NightSummary[] = [];
  const key = (nightId: string, date: Temporal.PlainDate) => `${nightId} ${date.toString()}`;
  const store: SyncNights = {
    claim: async (nightId, date, executionId) => {
      const owner = owners.get(key(nightId, date));
      if (owner === undefined) owners.set(key(nightId, date), executionId);
      return owner === undefined || owner === executionId;
    },
    recordPlan: async (nightId, date, checkIds) => {
      plans.set(key(nightId, date), checkIds);
    },
    recordSummary: async (_nightId, _date, summary) => {
      summaries.push(summary);
    },
    plannedChecks: async (nightId, date) => plans.get(key(nightId, date)) ?? [],
    summaries: async (nightId, limit) => summaries.filter((one) => one.nightId === nightId).slice(-limit),
  };
  return { store, summaries };
};

/** Alternate dates in memory. */
export const memoryAlternates = () => {
  const dates = new Map<string, AlternateSchedule>();
  const store: SyncAlternates = {
    find: async (county) => dates.get(county),
    all: async () => [...dates.values()],
    write: async (schedule) => {
      if ((dates.get(schedule.county)?.revision ?? 0) !== (schedule.revision ?? 1) - 1) return 'conflict';
      dates.set(schedule.county, schedule);
      return 'written';
    },
  };
  return { store, dates };
};

/** Who has got a week's statistics, in memory. */
export const memoryDeliveries = (): WeeklyDeliveries => {
  const deliveries = new Map<string, { readonly claimedAt: Temporal.Instant; readonly outcome?: string }>();
  const key = (week: Temporal.PlainDate, county: string) => `${week.toString()} ${county}`;
  return {
    claim: async (week, county, at, abandonedBefore) => {
      const present = deliveries.get(key(week, county));
      if (present?.outcome !== undefined) return 'settled';
      if (present && Temporal.Instant.compare(present.claimedAt, abandonedBefore) >= 0) return 'held';
      deliveries.set(key(week, county), { claimedAt: at });
      return 'taken';
    },
    settle: async (week, county, outcome) => {
      const present = deliveries.get(key(week, county));
      if (present) deliveries.set(key(week, county), { ...present, outcome });
    },
    isBegun: async (week) => [...deliveries.keys()].some((one) => one.startsWith(`${week.toString()} `)),
    release: async (week, county) => void deliveries.delete(key(week, county)),
  };
};

/** As outside of a test environment. */
export const ALL_TAKE_PART: CountiesTakingPart = { whyNotLetIn: async () => null, takesPart: async () => true };

/** Task tokens that remember what was told to them. */
export const memoryTokens = () => {
  const told: string[] = [];
  const tell = (what: string) => async (token: string) => {
    told.push(`${what} ${token}`);
    return { ok: true as const, value: undefined };
  };
  const tokens: TaskTokens = {
    extractArrived: tell('arrived'),
    windowClosed: tell('closed'),
    cancelled: tell('cancelled'),
    startedAgain: tell('again'),
  };
  return { tokens, told };
};

/** A clock that stands where it is set. */
export const settableClock = (start: string) => {
  let now = Temporal.Instant.from(start);
  return {
    clock: async () => now,
    set: (text: string | Temporal.Instant): void => {
      now = Temporal.Instant.from(text);
    },
  };
};

/** A log that nobody reads. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
