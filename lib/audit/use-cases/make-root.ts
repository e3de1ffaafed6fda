import type { AuditEntry } from '../../shared/audit-entry.ts';
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
/** A walk goes back so far behind the last root: what was young then is judged now, however long that walk took, and clocks differ. */
const LOOK_BACK_MS = 2 * LONGEST_ACTION_MS;

/** What a day's links say: where the chain ends now, and whether all follow each other. */
type Walked = { readonly end: ChainEnd; readonly whole: boolean };

const follows = (link: Link, end: ChainEnd): boolean =>
  link.sequence === end.sequence + 1 && link.previous === end.hash && link.hash === hashOf(link);

const isAt = (end: ChainEnd, other: ChainEnd): boolean => end.sequence === other.sequence && end.hash === other.hash;

/** Follows a chain from one root's end; on the way it must come by the end that the last root has. */
const walk = async (
  chains: ChainReads,
  chain: ChainName,
  { from, last }: { readonly from: ChainEnd; readonly last: ChainEnd },
  see: (link: Link) => void,
): Promise<Walked> => {
  // The link under the root is read again: it must be the one that was there.
  const [under] = from.sequence === 0 ? [CHAIN_START] : await chains.after(chain, from.sequence - 1, 1);
  let whole = under !== undefined && isAt(under, from);
  let wasThere = isAt(from, last);
  let end = from;
  for (;;) {
    const links = await chains.after(chain, end.sequence, PAGE);
    for (const link of links) {
      whole &&= follows(link, end);
      end = { sequence: link.sequence, hash: link.hash };
      wasThere ||= isAt(end, last);
      see(link);
    }
    // Of a chain that was cut off the last root knows more.
    if (links.length < PAGE) return { end: end.sequence < last.sequence ? last : end, whole: whole && wasThere };
  }
};

/** A root, or `NO_ROOT`, which was never made. */
type Root = Pick<DailyRoot, 'number' | 'hash'> & {
  readonly madeAt?: string;
  readonly ends: readonly (ChainEnd & { readonly chain: ChainName })[];
};

/** Since which root a walk looks for open actions: each that lies under it was old when the last root was made. The one before the last as a rule. */
const lookBack = async (roots: DailyRoots, last: Root): Promise<Root> => {
  const latest = Date.parse(last.madeAt ?? '') - LOOK_BACK_MS;
  // In great steps: in a rehearsal many roots are made in an hour, and further back than needed does no harm.
  for (let back = 1; back < last.number; back *= 2) {
    const [root] = await roots.after(last.number - back - 1, 1);
    if (root && Date.parse(root.madeAt) <= latest) return root;
  }
  return NO_ROOT;
};

const endsOf = ({ ends }: Root): ReadonlyMap<ChainName, ChainEnd> => new Map(ends.map((end) => [end.chain, end]));

/** Whether an action that was asked for and has not ended was open already when a root was made. */
const wasOpen = ({ at }: AuditEntry, madeAt: number): boolean => madeAt - Date.parse(at) > LONGEST_ACTION_MS;

/**
 * Makes today's root: walks every chain from a root before the last one, and keeps where it ends now. A chain that does
 * not hold is told by `AUDIT_CHAIN_BROKEN`, actions whose end is not on record by `AUDIT_ACTIONS_OPEN`: each by the first root
 * that is made when its time is over, whenever roots are made. Two that make a root at once keep one. Fails
 * when the table or the bucket cannot be reached; repeated, it goes on from there.
 */
export const makeRoot = async ({ chains, roots }: RootPorts, now: Date, log: Log): Promise<DailyRoot> => {
  const last: Root = (await roots.newest()) ?? NO_ROOT;
  const from = endsOf(await lookBack(roots, last));
  const lastEnds = endsOf(last);
  const lastMade = Date.parse(last.madeAt ?? '');
  const ends = new Map<ChainName, ChainEnd>();
  // An action may be asked for in the state's chain and end in a county's: they are matched when all are read.
  const asked = new Set<string>();
  const ended = new Set<string>();
  await inParallel(CHAINS, READ_AT_ONCE, async (chain) => {
    const bounds = { from: from.get(chain) ?? CHAIN_START, last: lastEnds.get(chain) ?? CHAIN_START };
    const { end, whole } = await walk(chains, chain, bounds, ({ sequence, text }) => {
      const entry = entryOfText(text);
      if (entry === undefined) return;
      if (entry.outcome !== 'asked') ended.add(entry.call);
      else if (wasOpen(entry, now.getTime())) {
        const isTold = sequence <= bounds.last.sequence && wasOpen(entry, lastMade);
        if (!isTold) asked.add(entry.call);
      }
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
