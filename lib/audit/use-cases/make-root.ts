import { inParallel } from '../../shared/in-parallel.ts';
import type { Log } from '../../shared/log.ts';
import { CHAINS, type ChainName } from '../domain/chain-name.ts';
import { type DailyRoot, NO_ROOT } from '../domain/daily-root.ts';
import { CHAIN_START, type ChainEnd, type Link } from '../domain/link.ts';
import { entryOfText } from '../domain/recordable.ts';
import type { ChainReads, DailyRoots } from '../ports.ts';
import { hashOf, hashOfRoot } from './hash-link.ts';

export type RootPorts = { readonly chains: ChainReads; readonly roots: DailyRoots };

/** Links read at once; a day of a large county has some thousands. */
const PAGE = 500;
const READ_AT_ONCE = 8;
/** An action takes at most as long as a call; one that was asked for longer ago has no end on record. */
const LONGEST_ACTION_MS = 15 * 60_000;

/** What a day's links say: where the chain ends now, whether all follow each other, and which actions have ended. */
type Walked = { readonly end: ChainEnd; readonly whole: boolean };

const follows = (link: Link, end: ChainEnd): boolean =>
  link.sequence === end.sequence + 1 && link.previous === end.hash && link.hash === hashOf(link);

const walk = async (
  chains: ChainReads,
  chain: ChainName,
  from: ChainEnd,
  see: (link: Link) => void,
): Promise<Walked> => {
  // The link under the last root is read again: it must be the one that was there.
  const [under] = from.sequence === 0 ? [CHAIN_START] : await chains.after(chain, from.sequence - 1, 1);
  let whole = under?.sequence === from.sequence && under.hash === from.hash;
  let end = from;
  for (;;) {
    const links = await chains.after(chain, end.sequence, PAGE);
    for (const link of links) {
      whole &&= follows(link, end);
      end = { sequence: link.sequence, hash: link.hash };
      see(link);
    }
    if (links.length < PAGE) return { end, whole };
  }
};

/**
 * Makes today's root: walks every chain from where the last root left it, and keeps where it ends now. A chain that does
 * not hold is told by `AUDIT_CHAIN_BROKEN`, actions whose end is not on record by `AUDIT_ACTIONS_OPEN`. Two that make a
 * root at once keep one. Fails when the table or the bucket cannot be reached; repeated, it goes on from there.
 */
export const makeRoot = async ({ chains, roots }: RootPorts, now: Date, log: Log): Promise<DailyRoot> => {
  const last = (await roots.newest()) ?? NO_ROOT;
  const lastEnds = new Map<ChainName, ChainEnd>(last.ends.map((end) => [end.chain, end]));
  const ends = new Map<ChainName, ChainEnd>();
  // An action may be asked for in the state's chain and end in a county's: they are matched when all are read.
  const asked = new Set<string>();
  const ended = new Set<string>();
  await inParallel(CHAINS, READ_AT_ONCE, async (chain) => {
    const { end, whole } = await walk(chains, chain, lastEnds.get(chain) ?? CHAIN_START, ({ text }) => {
      const entry = entryOfText(text);
      if (entry === undefined) return;
      if (entry.outcome !== 'asked') ended.add(entry.call);
      else if (now.getTime() - Date.parse(entry.at) > LONGEST_ACTION_MS) asked.add(entry.call);
    });
    if (!whole) log.warn('AUDIT_CHAIN_BROKEN', { county: chain });
    if (end.sequence > 0) ends.set(chain, end);
  });
  const open = [...asked].filter((call) => !ended.has(call)).length;
  if (open > 0) log.warn('AUDIT_ACTIONS_OPEN', { count: open });
  const root = {
    number: last.number + 1,
    madeAt: now.toISOString(),
    previous: last.hash,
    ends: CHAINS.flatMap((chain) => {
      const end = ends.get(chain);
      return end ? [{ chain, sequence: end.sequence, hash: end.hash }] : [];
    }),
  };
  const made: DailyRoot = { ...root, hash: hashOfRoot(root) };
  const result = await roots.put(made);
  log.info('AUDIT_ROOT_MADE', { count: made.number, result });
  return made;
};
