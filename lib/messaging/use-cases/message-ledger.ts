import type { MessageDecision } from '../domain/decision.ts';
import { rowOf } from '../domain/ledger-row.ts';
import { supersededRows } from '../domain/ledger-supersede.ts';
import type { MessageLedger, MessageRows, NewMessages } from '../ports/ledger.ts';

export type LedgerPorts = { readonly newMessages: NewMessages; readonly rows: Pick<MessageRows, 'ofVoter' | 'move'> };

/** Voters whose decisions are recorded at the same time. */
const AT_ONCE = 16;

/** The decisions about one voter in one election belong together: they are read together before each send. */
const byVoter = (decisions: readonly MessageDecision[]): readonly (readonly MessageDecision[])[] => {
  const groups = new Map<string, MessageDecision[]>();
  for (const decision of decisions) {
    const voter = `${decision.electionId}#${decision.voterId}`;
    const group = groups.get(voter);
    if (group) group.push(decision);
    else groups.set(voter, [decision]);
  }
  return [...groups.values()];
};

const withdrawSuperseded = async (ports: LedgerPorts, decision: MessageDecision): Promise<number> => {
  const rows = await ports.rows.ofVoter(decision.electionId, decision.voterId);
  const moves = supersededRows(rows).map((row) =>
    ports.rows.move(row, { to: 'superseded', at: decision.decidedAt, from: [row.state], fence: row.fence }),
  );
  return (await Promise.all(moves)).filter((result) => result.ok).length;
};

const isCorrection = ({ type }: MessageDecision): boolean => type === 'Correction';

/**
 * The ledger. Corrections are created before anything else: what is true now waits for the correction that stands
 * there, and a sender that saw it alone would let it overtake. Each row is created first and the voter's other rows are read after it, so that of two decisions recorded
 * at the same moment at least one sees the other, and the older one is withdrawn.
 */
export const messageLedger = (ports: LedgerPorts): MessageLedger => {
  const recordVoter = async (decisions: readonly MessageDecision[], voterIsNew: boolean) => {
    const create = (some: readonly MessageDecision[]) =>
      Promise.all(some.map((decision) => ports.newMessages.create(rowOf(decision))));
    const corrections = await create(decisions.filter(isCorrection));
    const created = [...corrections, ...(await create(decisions.filter((decision) => !isCorrection(decision))))];
    const [first] = voterIsNew ? [] : decisions;
    return { created, superseded: first ? await withdrawSuperseded(ports, first) : 0 };
  };
  return {
    record: async (decisions, { voterIsNew } = { voterIsNew: false }) => {
      const voters = byVoter(decisions);
      const outcome = { created: 0, existing: 0, superseded: 0 };
      for (let start = 0; start < voters.length; start += AT_ONCE) {
        for (const result of await Promise.all(
          voters.slice(start, start + AT_ONCE).map((one) => recordVoter(one, voterIsNew)),
        )) {
          for (const kind of result.created) outcome[kind] += 1;
          outcome.superseded += result.superseded;
        }
      }
      return outcome;
    },
  };
};
