import { err, ok, type Result } from '../../shared/result.ts';
import type { ChainName } from '../domain/chain-name.ts';
import { type DailyRoot, NO_ROOT } from '../domain/daily-root.ts';
import { deviceOf, type Event, type EventLog, eventOf } from '../domain/event-log.ts';
import { CHAIN_START, type ChainEnd } from '../domain/link.ts';
import { entryOfText } from '../domain/recordable.ts';
import { hashOf, hashOfRoot } from './hash-link.ts';

/** What was found whole: each chain's end, and how many of its links came after the last root. */
export type Verified = {
  readonly chains: readonly (ChainEnd & { readonly chain: ChainName; readonly afterLastRoot: number })[];
  readonly roots: number;
};

/** The first place at which a copy is not what was recorded. */
export type Broken = { readonly where: string; readonly why: string };

const sameEvent = (one: Event, other: Event): boolean => {
  const members = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Event>;
  return [...members].every((member) => one[member] === other[member]);
};

/** Follows one chain from its beginning. Gives the hash of each link, the start's first. */
const followed = (chain: ChainName, events: readonly Event[]): Result<readonly string[], Broken> => {
  const hashes = [CHAIN_START.hash];
  for (const event of events) {
    const sequence = hashes.length;
    const broken = (why: string) => err({ where: `chain ${chain}, link ${sequence}`, why });
    if (event.Sequence !== String(sequence)) return broken(`the copy has link ${event.Sequence} in this place`);
    const entry = entryOfText(event.Details);
    if (entry === undefined) return broken('its details are no entry of the trail');
    const previous = hashes[sequence - 1] ?? '';
    const hash = hashOf({ chain, sequence, previous, text: event.Details });
    if (event.Hash !== hash) return broken('its hash is not that of its words and of the link before it');
    if (!sameEvent(event, eventOf({ sequence, text: event.Details, hash }, entry))) {
      return broken('it says something else than its details');
    }
    if ((entry.county ?? 'state') !== chain) return broken('it belongs to another chain');
    hashes.push(hash);
  }
  return ok(hashes);
};

/** The chains of all pages. Pages may come in any order; links within a page may not. */
const chainsOf = (logs: readonly EventLog[]): Map<ChainName, Event[]> => {
  const pages = logs.flatMap((log) => log.Device).filter((device) => device.Event.length > 0);
  const first = (device: (typeof pages)[number]): number => Number(device.Event[0]?.Sequence);
  const chains = new Map<ChainName, Event[]>();
  for (const device of pages.toSorted((one, other) => first(one) - first(other))) {
    chains.set(device.Id, [...(chains.get(device.Id) ?? []), ...device.Event]);
  }
  return chains;
};

/** What a page says beside its events. When it was made nobody has recorded: that it says so, and no more, is looked at. */
const brokenPage = ({ Device, GeneratedTime }: EventLog): Broken | undefined => {
  if (Number.isNaN(Date.parse(GeneratedTime))) return { where: 'a page', why: 'it does not say when it was made' };
  for (const { Event: events, ...shown } of Device) {
    const where = `chain ${shown.Id}`;
    if (events.length === 0) return { where, why: 'the copy has a part of it without a link' };
    const { Event: _events, ...made } = deviceOf(shown.Id, events);
    const members = new Set([...Object.keys(shown), ...Object.keys(made)]) as Set<keyof typeof made>;
    if ([...members].some((member) => shown[member] !== made[member])) {
      return { where, why: 'the copy says something else about it than the trail' };
    }
  }
  return undefined;
};

const brokenRoot = (roots: readonly DailyRoot[]): Broken | undefined => {
  let before: Pick<DailyRoot, 'number' | 'hash'> = NO_ROOT;
  for (const root of roots) {
    const where = `daily root ${before.number + 1}`;
    if (root.number !== before.number + 1) return { where, why: `root ${root.number} stands in its place` };
    if (root.previous !== before.hash) return { where, why: 'it does not follow the root before it' };
    if (root.hash !== hashOfRoot(root)) return { where, why: 'its hash is not that of its words' };
    before = root;
  }
  return undefined;
};

/**
 * Checks an exported copy against the daily roots: that every link follows the one before it, that no chain is shorter
 * than a root says, and that each stood then as it stands in the copy. `only`: the one chain that the copy is of; without
 * it every chain that the roots name has to be there. Fails with the first broken link. What came after the last root
 * is checked link by link, and counted: whoever made it could have made it anew.
 */
export const verifyCopy = (
  logs: readonly EventLog[],
  unsorted: readonly DailyRoot[],
  only?: ChainName,
): Result<Verified, Broken> => {
  const roots = unsorted.toSorted((one, other) => one.number - other.number);
  const broken = brokenRoot(roots);
  if (broken) return err(broken);
  const copied = chainsOf(logs);
  const hashes = new Map<ChainName, readonly string[]>();
  for (const [chain, events] of copied) {
    if (only !== undefined && chain !== only)
      return err({ where: `chain ${chain}`, why: 'the copy should not have it' });
    const chained = followed(chain, events);
    if (!chained.ok) return chained;
    hashes.set(chain, chained.value);
  }
  for (const root of roots) {
    for (const { chain, sequence, hash } of root.ends) {
      if (only !== undefined && chain !== only) continue;
      const inCopy = hashes.get(chain) ?? [CHAIN_START.hash];
      const where = `chain ${chain}, link ${Math.min(sequence, inCopy.length)}`;
      if (inCopy.length <= sequence)
        return err({ where, why: `it is missing: root ${root.number} ends at ${sequence}` });
      if (inCopy[sequence] !== hash) return err({ where, why: `root ${root.number} has another link there` });
    }
  }
  const page = logs.map(brokenPage).find((one) => one !== undefined);
  if (page) return err(page);
  const underRoot = new Map(roots.at(-1)?.ends.map(({ chain, sequence }) => [chain, sequence]));
  const chains = [...hashes].map(([chain, links]) => {
    const sequence = links.length - 1;
    const afterLastRoot = sequence - (underRoot.get(chain) ?? 0);
    return { chain, sequence, hash: links[sequence] ?? CHAIN_START.hash, afterLastRoot };
  });
  return ok({ chains, roots: roots.length });
};
