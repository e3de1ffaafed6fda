import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { Temporal } from '../../shared/time.ts';
import { currentStatusOf } from './current-status.ts';
import { judgeBallot } from './decide-ballot.ts';
import { judgeHistories } from './decide-history.ts';
import { saysInPerson } from './in-person.ts';
import type { RecordJudgement } from './judgement.ts';
import type { VoterCase } from './voter-case.ts';

export type Decided = {
  readonly decisions: readonly MessageDecision[];
  readonly recordJudgements: readonly RecordJudgement[];
};

/**
 * Decides which messages a voter gets, from everything recorded about them in one election.
 *
 * Pure and repeatable: deciding again, after a crash, a duplicate or a reordering, yields the same ledger keys, so
 * that the ledger's create-once makes each message one message.
 */
export const decideMessages = (voterCase: VoterCase, now: Temporal.Instant): Decided => {
  const statuses = voterCase.ballots.map((ballot) => currentStatusOf(ballot, voterCase.ballots, now));
  const votedInPerson = voterCase.histories.some((history) => saysInPerson(history, now));
  const decided = [
    ...statuses.map((status) => {
      const others = statuses.filter((other) => other !== status);
      return judgeBallot(voterCase, status, others, votedInPerson, now);
    }),
    ...judgeHistories(voterCase, now),
  ];
  return {
    decisions: decided.flatMap(({ decisions }) => decisions),
    recordJudgements: decided.map(({ recordJudgement }) => recordJudgement),
  };
};
