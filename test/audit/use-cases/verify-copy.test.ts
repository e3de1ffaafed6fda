import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DailyRoot } from '../../../lib/audit/domain/daily-root.ts';
import { type Event, EventLog } from '../../../lib/audit/domain/event-log.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { hashOf } from '../../../lib/audit/use-cases/hash-link.ts';
import { makeRoot } from '../../../lib/audit/use-cases/make-root.ts';
import { chainsFor, exportPage } from '../../../lib/audit/use-cases/read-trail.ts';
import { verifyCopy } from '../../../lib/audit/use-cases/verify-copy.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { entry, memoryChains, memoryRoots } from '../memory-chains.ts';

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const dayOf = (day: number): Date => new Date(Date.UTC(2026, 9, day, 7, 15));

const LINKS = 8;
const sameWords = (one: Event, other: Event | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A trail of some days with their roots, and a copy of it as it is exported. */
const chains = memoryChains();
const roots = memoryRoots();
let copy: EventLog;
beforeAll(async () => {
  const trail = auditTrail(chains);
  for (let day = 1; day <= 4; day += 1) {
    for (let call = 0; call < 2; call += 1) {
      const county = ([null, '03'] as const)[call] ?? null;
      const about = { county, call: `${day}-${call}`, at: `2026-10-0${day}T18:00:00.000Z` };
      await trail.record(entry({ ...about, outcome: 'asked' }));
      await trail.record(
        entry({ ...about, after: { imb: 'both', version: call }, reason: call === 1 ? 'Why not' : null }),
      );
    }
    await makeRoot({ chains, roots }, dayOf(day + 1), quiet);
  }
  copy = (await exportPage(chains, chainsFor({ county: null }), undefined, dayOf(6))).log;
});

const verified = (changed: EventLog, known: readonly DailyRoot[] = roots.all) => verifyCopy([changed], known);

/** What somebody might do to a copy. Each gives undefined when it would change nothing. */
type Tampering = (events: Event[], at: number, other: number, text: string) => Event[] | undefined;
const changedIn = (events: Event[], at: number, change: (event: Event) => Event): Event[] =>
  events.map((event, index) => (index === at ? change(event) : event));
const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'a character of the details': (events, at, other, text) =>
    changedIn(events, at, (event) => {
      const place = other % event.Details.length;
      return { ...event, Details: event.Details.slice(0, place) + text + event.Details.slice(place + 1) };
    }),
  'another actor': (events, at) =>
    changedIn(events, at, (event) => ({ ...event, Details: event.Details.replace('client-03', 'client-04') })),
  'what is shown of it': (events, at, other, text) => {
    const members = ['Id', 'Type', 'Sequence', 'TimeStamp', 'UserId', 'Description', 'Hash'] as const;
    return changedIn(events, at, (event) => ({ ...event, [members[other % members.length] ?? 'Id']: text }));
  },
  'what became of it': (events, at) =>
    changedIn(events, at, (event) => ({
      ...event,
      Disposition: event.Disposition === 'success' ? 'failure' : 'success',
    })),
  removed: (events, at) => events.toSpliced(at, 1),
  'removed and counted anew': (events, at) =>
    events.toSpliced(at, 1).map((event, index) => ({ ...event, Sequence: String(index + 1) })),
  inserted: (events, at, other) => {
    const copied = events[other % events.length];
    return copied && events.toSpliced(at, 0, copied);
  },
  reordered: (events, at, other) => {
    const [one, two] = [events[at], events[other % events.length]];
    if (!one || !two || one === two) return undefined;
    return events.map((event) => (event === one ? two : event === two ? one : event));
  },
  truncated: (events, at) => events.slice(0, at),
  'begun later': (events, at) => events.slice(at + 1),
};

/** Somebody who knows how the chain is made, and makes it anew after a change. */
const forged = (chain: EventLog['Device'][number]['Id'], events: readonly Event[]): Event[] => {
  let previous = '0'.repeat(64);
  return events.map((event, index) => {
    const sequence = index + 1;
    previous = hashOf({ chain, sequence, previous, text: event.Details });
    return { ...event, Sequence: String(sequence), Hash: previous };
  });
};

describe('a copy of the trail', () => {
  it('as it was exported, holds, in one piece and in pages in any order', async () => {
    expect(EventLog.parse(JSON.parse(JSON.stringify(copy)))).toEqual(copy);
    const whole = verified(copy);
    expect(whole).toMatchObject({ ok: true, value: { roots: 4 } });
    if (whole.ok)
      expect(whole.value.chains.map(({ sequence, afterLastRoot }) => [sequence, afterLastRoot])).toEqual(
        Array.from({ length: 2 }, () => [LINKS, 0]),
      );
    const halves = copy.Device.flatMap((device) => [
      { ...copy, Device: [{ ...device, Event: device.Event.slice(3) }] },
      { ...copy, Device: [{ ...device, Event: device.Event.slice(0, 3) }] },
    ]);
    expect(verifyCopy(halves, roots.all.toReversed())).toEqual(whole);
  });

  it.each(['OtherType', 'Model', 'HashType', '@type'] as const)('with another %s of a chain, does not', (member) => {
    const changed = { ...copy, Device: copy.Device.map((device) => ({ ...device, [member]: 'another' })) } as EventLog;
    expect(verified(changed).ok).toBe(false);
  });

  it('with a part of a chain that has no link, does not', () => {
    const [first] = copy.Device;
    if (!first) throw new Error('no device');
    expect(verified({ ...copy, Device: [...copy.Device, { ...first, Event: [] }] }).ok).toBe(false);
  });

  it('with any one of ten thousand changes, does not, also when its hashes were made anew', () => {
    const found = { all: 0, first: new Set<string>() };
    const missed: string[] = [];
    const change = fc.record({
      how: fc.constantFrom(...Object.keys(TAMPERINGS)),
      device: fc.nat({ max: 1 }),
      at: fc.nat({ max: LINKS - 1 }),
      other: fc.nat({ max: 9999 }),
      text: fc.constantFrom('0', '1', 'a', '"', '', '{', 'Z'),
      clever: fc.boolean(),
    });
    for (const { how, device, at, other, text, clever } of fc.sample(change, { numRuns: 13_000, seed: 11 })) {
      if (found.all === 10_000) break;
      const target = copy.Device[device];
      const tampered = target && TAMPERINGS[how]?.([...target.Event], at, other, text);
      if (!target || !tampered) continue;
      const events = clever ? forged(target.Id, tampered) : tampered;
      const Device = copy.Device.with(device, { ...target, Event: events });
      // What only adds behind the last root is no change of what is under it; the next test has it.
      if (
        events.length >= LINKS &&
        events.slice(0, LINKS).every((event, index) => sameWords(event, target.Event[index]))
      )
        continue;
      const result = verified({ ...copy, Device });
      if (result.ok) missed.push(`${how} at ${at}, ${clever ? 'made anew' : 'as it is'}`);
      else found.first.add(result.error.where);
      found.all += 1;
    }
    expect(missed).toEqual([]);
    expect(found.all).toBe(10_000);
    // The place is named: every link of every chain was among them.
    expect(found.first.size).toBe(2 * LINKS);
  });

  it('names the very link that is broken first', () => {
    const [target] = copy.Device;
    if (!target) throw new Error('The copy has a chain.');
    const altered = changedIn([...target.Event], 5, (event) => ({
      ...event,
      Details: event.Details.replace('192', '193'),
    }));
    const result = verified({ ...copy, Device: copy.Device.with(0, { ...target, Event: altered }) });
    expect(result).toEqual({
      ok: false,
      error: { where: 'chain state, link 6', why: 'its hash is not that of its words and of the link before it' },
    });
  });

  it('counts what was added behind the last root, and finds what does not follow', () => {
    const [target] = copy.Device;
    const added = target?.Event[1];
    if (!target || !added) throw new Error('The copy has a chain.');
    const longer = (Event: Event[]) => verified({ ...copy, Device: copy.Device.with(0, { ...target, Event }) });
    expect(longer([...target.Event, added]).ok).toBe(false);
    const made = longer(forged(target.Id, [...target.Event, added]));
    expect(made.ok && made.value.chains[0]?.afterLastRoot).toBe(1);
  });

  it('misses a whole chain, unless it is said to be of one', () => {
    const one = { ...copy, Device: copy.Device.filter(({ Id }) => Id === '03') };
    expect(verified(one)).toMatchObject({ ok: false, error: { where: 'chain state, link 1' } });
    expect(verifyCopy([one], roots.all, '03')).toMatchObject({ ok: true });
    expect(verifyCopy([copy], roots.all, '03')).toMatchObject({ ok: false });
  });

  it('is not checked against roots that were changed, left out or made up', () => {
    const [first, second, third, last] = roots.all;
    if (!first || !second || !third || !last) throw new Error('There are four roots.');
    for (const changed of [
      [first, second, last],
      [second, third, last],
      [first, second, third, { ...last, ends: last.ends.slice(1) }],
      [first, { ...second, madeAt: '2026-10-03T07:15:00.001Z' }, third, last],
      [first, { ...second, previous: third.hash }, third, last],
    ]) {
      expect(verified(copy, changed).ok).toBe(false);
    }
    // What is behind the last root that is known can be made anew by whoever has the table: it is counted.
    const early = verified(copy, [first, second, third]);
    expect(early.ok && early.value.chains.map(({ afterLastRoot }) => afterLastRoot)).toEqual([2, 2]);
  });
});
