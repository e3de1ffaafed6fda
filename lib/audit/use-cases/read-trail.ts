import type { Side } from '../../shared/identity.ts';
import { CHAINS, type ChainName } from '../domain/chain-name.ts';
import { deviceOf, type EventLog, eventOf } from '../domain/event-log.ts';
import type { Link } from '../domain/link.ts';
import type { PlacedEntry, TrailPart } from '../domain/placed-entry.ts';
import { entryOfText } from '../domain/recordable.ts';
import type { ChainReads } from '../ports.ts';

/** Entries of one page, and events of one page of an export. */
export const PAGE_ENTRIES = 100;
export const PAGE_EVENTS = 1000;

/** The chains that somebody may read: a county its own, the state all. */
export const chainsFor = ({ county }: Side): readonly ChainName[] => (county === null ? CHAINS : [county]);

/** Those that somebody asks for among them; none when it may not read what it asks for. */
export const chainsAsked = (side: Side, asked: ChainName | undefined): readonly ChainName[] =>
  chainsFor(side).filter((chain) => asked === undefined || chain === asked);

const placed = ({ chain, sequence, text }: Link): PlacedEntry[] => {
  const entry = entryOfText(text);
  return entry ? [{ chain, sequence, entry }] : [];
};

/** The newest entries of one chain, or those before a number. `next`: where the page after this one begins. */
const readChain = async (
  chains: Pick<ChainReads, 'before'>,
  chain: ChainName,
  before: number | undefined,
): Promise<Pick<TrailPart, 'entries' | 'next'>> => {
  const links = await chains.before(chain, before, PAGE_ENTRIES);
  const last = links.at(-1)?.sequence ?? 1;
  return { entries: links.flatMap(placed), next: last > 1 ? last : null };
};

/** The newest entries of several chains together, newest first. Older ones are read chain by chain. */
const readNewest = async (
  chains: Pick<ChainReads, 'before'>,
  asked: readonly ChainName[],
  limit: number,
): Promise<readonly PlacedEntry[]> => {
  const links = await Promise.all(asked.map((chain) => chains.before(chain, undefined, limit)));
  return links
    .flat()
    .flatMap(placed)
    .toSorted((one, other) => other.entry.at.localeCompare(one.entry.at))
    .slice(0, limit);
};

/**
 * What somebody asks to see of the trail: one chain, page by page, or the newest entries of all chains. Undefined for a
 * chain that is not the viewer's, and for a place that is none.
 */
export const readTrail = async (
  chains: Pick<ChainReads, 'before'>,
  viewer: Side,
  asked: { readonly county?: string | undefined; readonly before?: string | undefined },
): Promise<TrailPart | undefined> => {
  const choices = chainsFor(viewer);
  const wanted =
    asked.county === undefined || asked.county === '' ? choices : choices.filter((one) => one === asked.county);
  const before = asked.before === undefined ? undefined : Number(asked.before);
  if (before !== undefined && !(Number.isInteger(before) && before > 0)) return undefined;
  const [only, ...more] = wanted;
  if (only === undefined) return undefined;
  if (more.length === 0) return { choices, shown: only, ...(await readChain(chains, only, before)) };
  return { choices, shown: null, entries: await readNewest(chains, wanted, PAGE_ENTRIES), next: null };
};

/** Where an export goes on: behind this link of this chain. */
export type ExportPlace = { readonly chain: ChainName; readonly sequence: number };

/** One page of an export, oldest links first, chain after chain. `next`: where the following page begins. */
export const exportPage = async (
  chains: Pick<ChainReads, 'after'>,
  asked: readonly ChainName[],
  from: ExportPlace | undefined,
  now: Date,
): Promise<{ readonly log: EventLog; readonly next: ExportPlace | null }> => {
  const devices: EventLog['Device'] = [];
  const start = from === undefined ? 0 : Math.max(0, asked.indexOf(from.chain));
  let room = PAGE_EVENTS;
  let next: ExportPlace | null = null;
  for (const chain of asked.slice(start)) {
    const behind = from?.chain === chain ? from.sequence : 0;
    if (room === 0) {
      next = { chain, sequence: behind };
      break;
    }
    const links = await chains.after(chain, behind, room);
    const events = links.flatMap((link) => placed(link).map(({ entry }) => eventOf(link, entry)));
    if (events.length > 0) devices.push(deviceOf(chain, events));
    if (links.length === room) next = { chain, sequence: links.at(-1)?.sequence ?? behind };
    room -= links.length;
    if (next !== null) break;
  }
  return {
    log: { '@type': 'EventLogging.ElectionEventLog', GeneratedTime: now.toISOString(), Device: devices },
    next,
  };
};
