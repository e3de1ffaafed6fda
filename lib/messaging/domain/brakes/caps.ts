import type { Lane } from '../../../shared/codes.ts';
import { CountyCode, countyOf } from '../../../shared/counties.ts';
import type { Temporal } from '../../../shared/time.ts';
import BRAKES from '../../data/brakes.json' with { type: 'json' };
import type { HaltScope } from '../halt.ts';

/** What may be spent on messages: by all on one day, by one county on one day, for one election in whole. */
export type Cap =
  | { readonly kind: 'day' }
  | { readonly kind: 'county'; readonly county: CountyCode }
  | { readonly kind: 'election'; readonly electionId: string };

/** A cap that somebody has set in the place of our own, and why. US dollars. */
export type SetCap = {
  readonly cap: Cap;
  readonly usd: number;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: Temporal.Instant;
};

const ELECTION_ID = /^[\w-]{1,100}$/;

/** A cap as one word: `day`, `county#03`, `election#2026-11-03-statewide`. */
export const capKey = (cap: Cap): string => {
  if (cap.kind === 'day') return 'day';
  return cap.kind === 'county' ? `county#${cap.county}` : `election#${cap.electionId}`;
};

/** Reads a cap's key back; undefined for what is none. */
export const parseCapKey = (key: string): Cap | undefined => {
  const [kind, name = '', ...rest] = key.split('#');
  if (rest.length > 0) return undefined;
  if (key === 'day') return { kind: 'day' };
  const county = CountyCode.safeParse(name);
  if (kind === 'county' && county.success) return { kind, county: county.data };
  return kind === 'election' && ELECTION_ID.test(name) ? { kind, electionId: name } : undefined;
};

/** The cap that is ours as long as nobody sets another. US dollars; the data say why. */
export const ownCap = (cap: Cap): number => {
  const { day, county, election } = BRAKES.caps;
  if (cap.kind === 'day') return day.usd;
  if (cap.kind === 'election') return election.usd;
  const registered = countyOf(cap.county).activeRegistered2022;
  return Math.max(county.usdAtLeast, Math.ceil(registered * county.usdPerRegistered));
};

/** Where the spending of a cap is added up; that of a day is another sum each day. */
export const spentName = (cap: Cap, day: Temporal.PlainDate): string =>
  cap.kind === 'election' ? `spent#${capKey(cap)}` : `spent#${capKey(cap)}#${day.toString()}`;

/**
 * What waits once so much of a cap is spent: mass mailings and news of ballots from the cap on. What voters must act on
 * goes out up to half as much again: no cap keeps a voter from mending a signature, and nothing goes on without an end.
 */
export const brakedLanes = (usd: number, capUsd: number): readonly Lane[] => {
  if (usd < capUsd) return [];
  return usd < capUsd * BRAKES.urgentUntil ? ['bulk', 'status'] : ['bulk', 'status', 'urgent'];
};

/** Whether so much is spent of a cap that somebody should look. */
export const isNearCap = (usd: number, capUsd: number): boolean => usd >= capUsd * BRAKES.warnFrom;

/** What a cap's brake stops in a lane. */
export const capScope = (cap: Cap, lane: Lane): HaltScope => ({
  ...(cap.kind === 'county' ? { county: cap.county } : {}),
  ...(cap.kind === 'election' ? { electionId: cap.electionId } : {}),
  lane,
});

/** What a cap is about, in the middle of a sentence. */
export const capInWords = (cap: Cap): string => {
  if (cap.kind === 'day') return 'all counties today';
  return cap.kind === 'county' ? `${countyOf(cap.county).name} County today` : `election ${cap.electionId}`;
};
