import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capBrakes, isOver } from '../../../../lib/messaging/domain/brakes/brake.ts';
import { brakedLanes, type Cap, capKey, ownCap, parseCapKey } from '../../../../lib/messaging/domain/brakes/caps.ts';
import { brokenRule, HEALTH_RULES, sinceBrake } from '../../../../lib/messaging/domain/brakes/health.ts';
import { outageAfter } from '../../../../lib/messaging/domain/brakes/outage.ts';
import { additionsOf, microsOf } from '../../../../lib/messaging/domain/brakes/sums.ts';
import type { Observed } from '../../../../lib/messaging/domain/brakes/taken.ts';
import { haltKey } from '../../../../lib/messaging/domain/halt.ts';
import { LEDGER_STATES } from '../../../../lib/messaging/domain/ledger-state.ts';
import { COUNTIES } from '../../../../lib/shared/counties.ts';
import { Temporal } from '../../../../lib/shared/time.ts';

const AT = Temporal.Instant.from('2026-10-08T19:00:00Z');
const message = (change: Partial<Observed> = {}): Observed => ({
  electionId: '2026-11-03-statewide',
  county: '03',
  type: 'Outbound',
  channel: 'text',
  language: 'en',
  state: 'accepted',
  movedAt: AT,
  ...change,
});

describe('what is spent', () => {
  // 0.0058 + 0.0045 dollars a part; 2 parts in English, 4 in Khmer; 16 cents for a thousand emails; a call of 1.05 cents.
  it.each([
    ['text', 'en', 20_600],
    ['text', 'km', 41_200],
    ['email', 'km', 160],
    ['voice', 'vi', 10_500],
  ] as const)('a message by %s in %s costs %i millionths of a dollar', (channel, language, micros) => {
    expect(microsOf({ channel, language })).toBe(micros);
  });

  it('is added up by day, county and election, when the provider takes the message', () => {
    expect(additionsOf([{ old: message({ state: 'sending' }), new: message() }])).toEqual([
      { name: 'health#text#2026-10-08', by: { taken: 1 } },
      { name: 'spent#county#03#2026-10-08', by: { micros: 20_600 } },
      { name: 'spent#day#2026-10-08', by: { micros: 20_600 } },
      { name: 'spent#election#2026-11-03-statewide', by: { micros: 20_600 } },
    ]);
  });

  it('belongs to the day in California', () => {
    const [health] = additionsOf([{ new: message({ movedAt: Temporal.Instant.from('2026-10-09T06:59:59Z') }) }]);
    expect(health?.name).toBe('health#text#2026-10-08');
  });

  it('counts each message once, whatever states it goes through', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LEDGER_STATES), { minLength: 1, maxLength: 8 }), (states) => {
        const path = states.map((state) => message({ state }));
        const changes = path.map((present, index) => {
          const old = path[index - 1];
          return { ...(old ? { old } : {}), new: present };
        });
        const taken = additionsOf(changes).find(({ name }) => name.startsWith('health#'))?.by.taken ?? 0;
        // Told apart by hand: how often the path enters the states in which the provider has it.
        const has = states.map((state) => ['accepted', 'delivered', 'undelivered'].includes(state));
        expect(taken).toBe(has.filter((now, index) => now && !has[index - 1]).length);
      }),
    );
  });

  it('counts what comes back by its kind', () => {
    const back = (channel: 'text' | 'email', code: 'BOUNCED' | 'BLOCKED_BY_CARRIER' | 'NOT_REACHABLE') =>
      additionsOf([{ old: message({ channel }), new: message({ channel, state: 'undelivered', code }) }]);
    expect(back('email', 'BOUNCED')).toEqual([{ name: 'health#email#2026-10-08', by: { bounced: 1 } }]);
    expect(back('text', 'BLOCKED_BY_CARRIER')).toEqual([{ name: 'health#text#2026-10-08', by: { blocked: 1 } }]);
    expect(back('text', 'NOT_REACHABLE')).toEqual([]);
  });
});

describe('caps', () => {
  const CAPS: readonly Cap[] = [
    { kind: 'day' },
    ...COUNTIES.map(({ code }): Cap => ({ kind: 'county', county: code })),
    { kind: 'election', electionId: '2026-11-03-statewide' },
  ];

  it('have keys that can be read back, and nothing else can', () => {
    for (const cap of CAPS) expect(parseCapKey(capKey(cap))).toEqual(cap);
    for (const wrong of ['', 'day#', 'county#59', 'county#', 'election#', 'election#a b', 'week#1', 'day#a#b'])
      expect(parseCapKey(wrong)).toBeUndefined();
  });

  it.each([
    [{ kind: 'county', county: '19' }, 100_000, 130_000],
    [{ kind: 'county', county: '02' }, 250, 250],
    [{ kind: 'county', county: '03' }, 500, 550],
  ] as const)('%o has a cap that fits its size', (cap, least, most) => {
    expect(ownCap(cap)).toBeGreaterThanOrEqual(least);
    expect(ownCap(cap)).toBeLessThanOrEqual(most);
  });

  it('stop mass mailings and news first, and what voters must act on much later', () => {
    const lanes = [0, 99.99, 100, 149.99, 150, 10_000].map((usd) => brakedLanes(usd, 100).join());
    expect(lanes).toEqual(['', '', 'bulk,status', 'bulk,status', 'bulk,status,urgent', 'bulk,status,urgent']);
  });

  it('never stop less for spending more', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: 1, max: 5_000 }), (one, more, cap) => {
        const less = brakedLanes(one, cap);
        expect(less.every((lane) => brakedLanes(one + more, cap).includes(lane))).toBe(true);
      }),
    );
  });

  it('stop by halts of the county or the election, which say why', () => {
    const [bulk, status] = capBrakes({ kind: 'county', county: '03' }, 600, 519, AT);
    expect(bulk).toMatchObject({ scope: { county: '03', lane: 'bulk' }, startedBy: 'brake', startedAt: AT });
    expect(haltKey(status?.scope ?? {})).toBe('county#03+lane#status');
    expect(bulk?.reason).toBe(
      'The spending cap of $519 for Amador County today is reached. Messages wait until midnight, or until SOS raises it.',
    );
  });

  it('end their brakes at midnight in California, those of an election never', () => {
    const [ofCounty] = capBrakes({ kind: 'county', county: '03' }, 600, 519, AT);
    const [ofElection] = capBrakes({ kind: 'election', electionId: 'e' }, 600, 519, AT);
    if (!ofCounty || !ofElection) throw new Error('No brake.');
    expect(isOver(ofCounty, Temporal.Instant.from('2026-10-09T06:59:59Z'))).toBe(false);
    expect(isOver(ofCounty, Temporal.Instant.from('2026-10-09T07:00:00Z'))).toBe(true);
    expect(isOver({ ...ofCounty, startedBy: 'sos-1' }, Temporal.Instant.from('2026-10-20T07:00:00Z'))).toBe(false);
    expect(isOver(ofElection, Temporal.Instant.from('2026-12-09T07:00:00Z'))).toBe(false);
  });
});

describe('how a channel fares', () => {
  it.each([
    ['email', { taken: 499, bounced: 499 }, undefined],
    ['email', { taken: 500, bounced: 19 }, undefined],
    ['email', { taken: 500, bounced: 20 }, 'bounced'],
    ['email', { taken: 100_000, bounced: 3_999 }, undefined],
    ['email', { taken: 100_000, bounced: 4_000 }, 'bounced'],
    ['email', { taken: 2_499, complained: 40 }, undefined],
    ['email', { taken: 2_500, complained: 2 }, undefined],
    ['email', { taken: 2_500, complained: 3 }, 'complained'],
    ['email', { taken: 100_000, complained: 79 }, undefined],
    ['email', { taken: 100_000, complained: 80 }, 'complained'],
    ['text', { taken: 10_000, blocked: 399 }, undefined],
    ['text', { taken: 10_000, blocked: 400 }, 'blocked'],
    ['voice', { taken: 10_000, bounced: 9_000, blocked: 9_000 }, undefined],
  ] as const)('%s of %o is stopped for: %s', (channel, sum, what) => {
    expect(brokenRule(channel, sum)?.rule.what).toBe(what);
  });

  it('stops before its provider would', () => {
    // SES: review at 5% bounces and 0.1% complaints.
    expect(HEALTH_RULES.email.map(({ what, limit }) => [what, limit])).toEqual([
      ['bounced', 0.05],
      ['complained', 0.001],
    ]);
    for (const { stopFrom, limit } of Object.values(HEALTH_RULES).flat()) expect(stopFrom).toBeLessThan(limit);
  });

  it('counts anew after a brake, and each day', () => {
    const day = Temporal.PlainDate.from('2026-10-08');
    const baseline = { day, sum: { taken: 1_000, bounced: 50 } };
    expect(sinceBrake({ taken: 1_700, bounced: 57 }, day, baseline)).toMatchObject({ taken: 700, bounced: 7 });
    expect(sinceBrake({ taken: 10 }, day.add({ days: 1 }), baseline)).toEqual({ taken: 10 });
    expect(sinceBrake({ taken: 10 }, day, undefined)).toEqual({ taken: 10 });
  });
});

describe('a provider that takes nothing', () => {
  const at = (minutes: number): Temporal.Instant => AT.add({ minutes });
  const failed = (minutes: number) => ({
    new: message({ state: 'due', code: 'PROVIDER_NOT_REACHED', movedAt: at(minutes) }),
  });
  const taken = (minutes: number) => ({
    old: message({ state: 'sending' }),
    new: message({ movedAt: at(minutes) }),
  });
  const since = (known: number | undefined, ...changes: Parameters<typeof outageAfter>[2][number][]) => {
    const before = known === undefined ? undefined : ({ channel: 'text', since: at(known), code: 'TIMEOUT' } as const);
    const after = outageAfter('text', before, changes);
    return after && AT.until(after.since).total('minutes');
  };

  it('is out since its first failure', () => {
    expect(since(undefined, failed(2), failed(1))).toBe(1);
    expect(since(1, failed(5))).toBe(1);
  });

  it('is in again when it takes a message, and out since the failure after that', () => {
    expect(since(1, taken(5))).toBeUndefined();
    expect(since(1, failed(4), taken(5))).toBeUndefined();
    expect(since(1, taken(5), failed(6))).toBe(6);
  });

  it('stays out for what was taken before, whatever comes late', () => {
    expect(since(3, taken(2))).toBe(3);
  });

  it('is not out for what a voter or a county lacks', () => {
    expect(since(undefined, { new: message({ state: 'due', code: 'HALTED' }) })).toBeUndefined();
    expect(since(undefined, { new: message({ state: 'failed', code: 'REFUSED' }) })).toBeUndefined();
  });
});
