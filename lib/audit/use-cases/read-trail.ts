import { bytesInAnswer, MOST_ANSWER_BYTES } from '../../shared/answer-budget.ts';
import type { Side } from '../../shared/identity.ts';
import { CHAINS, type ChainName } from '../domain/chain-name.ts';
import { deviceOf, type Event, type EventLog, eventOf } from '../domain/event-log.ts';
import type { Link } from '../domain/link.ts';
import type { PlacedEntry, TrailPart } from '../domain/placed-entry.ts';
import { entryOfText } from '../domain/recordable.ts';
import type { ChainReads } from '../ports.ts';

/** Entries of one page. */
const PAGE_ENTRIES = 100;
/** Events of one page of an export: fewer, where they are too large for one answer. */
const PAGE_EVENTS = 1000;
/** Links read at once for an export: an entry's names in ten languages are some kilobytes. */
const READ_AT_ONCE = 250;

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
  if (before !== undefined && !(Number.isSafeInteger(before) && before > 0)) return undefined;
  const [only, ...more] = wanted;
  if (only === undefined) return undefined;
  if (more.length === 0) return { choices, shown: only, ...(await readChain(chains, only, before)) };
  return { choices, shown: null, entries: await readNewest(chains, wanted, PAGE_ENTRIES), next: null };
};

/** What still finds room in a page. */
type Room = { readonly links: number; readonly bytes: number; readonly isFirst: boolean };

/** Where an export goes on: behind this link of this chain. */
export type ExportPlace = { readonly chain: ChainName; readonly sequence: number };

/** The links of a chain behind a number that find room in an answer, one at least where there is any. */
const linksWithin = async (
  chains: Pick<ChainReads, 'after'>,
  chain: ChainName,
  behind: number,
  room: Room,
): Promise<{
  readonly events: readonly Event[];
  readonly last: number;
  readonly room: Room;
  readonly isWhole: boolean;
}> => {
  const events: Event[] = [];
  let { links: most, bytes, isFirst } = room;
  let last = behind;
  for (;;) {
    const asked = Math.min(most, READ_AT_ONCE);
    const links = asked === 0 ? [] : await chains.after(chain, last, asked);
    for (const link of links) {
      const found = placed(link).map(({ entry }) => eventOf(link, entry));
      bytes -= found.reduce((sum, event) => sum + bytesInAnswer(event), 0);
      if (bytes < 0 && !isFirst) return { events, last, room: { links: 0, bytes: 0, isFirst }, isWhole: false };
      isFirst = false;
      events.push(...found);
      last = link.sequence;
    }
    most -= links.length;
    const left = { links: most, bytes: Math.max(0, bytes), isFirst };
    if (asked === 0) return { events, last, room: left, isWhole: false };
    if (links.length < asked) return { events, last, room: left, isWhole: true };
  }
};

/**
 * One page of an export, oldest links first, chain after chain. `next`: where the following page begins. A page ends
 * where it has enough events, or what one answer can hold: no entry makes the ones behind it unreadable.
 */
export const exportPage = async (
  chains: Pick<ChainReads, 'after'>,
  asked: readonly ChainName[],
  from: ExportPlace | undefined,
  now: Date,
): Promise<{ readonly log: EventLog; readonly next: ExportPlace | null }> => {
  const devices: EventLog['Device'] = [];
  const start = from === undefined ? 0 : Math.max(0, asked.indexOf(from.chain));
  let room: Room = { links: PAGE_EVENTS, bytes: MOST_ANSWER_BYTES, isFirst: true };
  let next: ExportPlace | null = null;
  for (const chain of asked.slice(start)) {
    const read = await linksWithin(chains, chain, from?.chain === chain ? from.sequence : 0, room);
    if (read.events.length > 0) devices.push(deviceOf(chain, read.events));
    room = read.room;
    if (read.isWhole) continue;
    next = { chain, sequence: read.last };
    break;
  }
  return {
    log: { '@type': 'EventLogging.ElectionEventLog', GeneratedTime: now.toISOString(), Device: devices },
    next,
  };
};
