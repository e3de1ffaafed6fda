import { SafeError } from '../../shared/safe-error.ts';
import { type ChainName, chainOf } from '../domain/chain-name.ts';
import { CHAIN_START, type ChainEnd } from '../domain/link.ts';
import { textOfEntry } from '../domain/recordable.ts';
import type { AuditTrail, ChainEnds } from '../ports.ts';
import { linkBehind } from './hash-link.ts';

/** Writers at one chain in one moment. A county's limit of calls allows ten in a second; each passes in a hundredth. */
const MOST_RIVALS = 60;

/**
 * The trail: appends each entry to its county's chain. Two that append at once never fork it, because a number is given
 * once; whoever comes second goes behind the first. A write whose answer was lost finds its own link and is done.
 * `record` throws when the table cannot be reached, or when the chain stays busy.
 */
export const auditTrail = (chains: ChainEnds): AuditTrail => {
  /** Where each chain ended when this function last looked: out of date it costs a try, and never a fork. */
  const known = new Map<ChainName, ChainEnd>();
  const endOf = async (chain: ChainName): Promise<ChainEnd> => (await chains.newest(chain)) ?? CHAIN_START;
  return {
    record: async (entry) => {
      const chain = chainOf(entry.county);
      const text = textOfEntry(entry);
      const remembered = known.get(chain);
      known.delete(chain);
      let end = remembered ?? (await endOf(chain));
      for (let rival = 0; rival < MOST_RIVALS; rival += 1) {
        const link = linkBehind(chain, end, text);
        const stands = await chains.append(link);
        if (stands === 'appended' || stands.hash === link.hash) {
          known.set(chain, link);
          return;
        }
        // What was remembered may be far behind; what was just read is behind by the rivals of this moment only.
        end = rival === 0 && remembered ? await endOf(chain) : stands;
      }
      throw new SafeError('AuditChainBusy', 'Too many others write to this chain of the audit trail.');
    },
  };
};
