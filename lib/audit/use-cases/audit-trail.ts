import { SafeError } from '../../shared/safe-error.ts';
import { REAL_WAITING, type Waiting } from '../../shared/waiting.ts';
import { type ChainName, chainOf } from '../domain/chain-name.ts';
import { CHAIN_START, type ChainEnd } from '../domain/link.ts';
import { textOfEntry } from '../domain/recordable.ts';
import type { AuditTrail, ChainEnds } from '../ports.ts';
import { linkBehind } from './hash-link.ts';

/**
 * The limit of calls lets a county make all 600 of its minute at once, and what SOS does about the county goes into the
 * same chain: rivals are not counted, but waited for. Whoever came second looks again after a random part of a span that
 * doubles, so that those who met once do not meet again.
 */
const FIRST_SPAN_MS = 10;
const LONGEST_SPAN_MS = 640;

/** How long an entry waits for its place where its writer does not say. */
const PATIENCE_MS = 5_000;

/**
 * The trail: appends each entry to its county's chain. Two that append at once never fork it, because a number is given
 * once; whoever comes second goes behind the first. A write whose answer was lost finds its own link and is done.
 * `record` throws when the table cannot be reached, or when the chain stays busy for as long as the entry may wait.
 */
export const auditTrail = (chains: ChainEnds, { nowMs, pause, random }: Waiting = REAL_WAITING): AuditTrail => {
  /** Where each chain ended when this function last looked: out of date it costs a try, and never a fork. */
  const known = new Map<ChainName, ChainEnd>();
  const endOf = async (chain: ChainName): Promise<ChainEnd> => (await chains.newest(chain)) ?? CHAIN_START;
  return {
    record: async (entry, patienceMs = PATIENCE_MS) => {
      const until = nowMs() + patienceMs;
      const chain = chainOf(entry.county);
      const text = textOfEntry(entry);
      let remembered = known.get(chain);
      known.delete(chain);
      for (let span = FIRST_SPAN_MS; ; span = Math.min(span * 2, LONGEST_SPAN_MS)) {
        const link = linkBehind(chain, remembered ?? (await endOf(chain)), text);
        const stands = await chains.append(link);
        if (stands === 'appended' || stands.hash === link.hash) {
          known.set(chain, link);
          return;
        }
        const pauseMs = random() * span;
        if (nowMs() + pauseMs >= until) break;
        // What was remembered may be far behind without any rival.
        if (!remembered) await pause(pauseMs);
        remembered = undefined;
      }
      throw new SafeError('AuditChainBusy', 'Too many others write to this chain of the audit trail.');
    },
  };
};
