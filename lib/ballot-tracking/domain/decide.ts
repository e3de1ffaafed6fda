import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { Temporal } from '../../shared/time.ts';
import { ruleOnBallot } from './decide-ballot.ts';
import { ruleOnHistories } from './decide-history.ts';
import { saysInPerson } from './in-person.ts';
import type { Ruling } from './ruling.ts';
import { standingOf } from './standing.ts';
import type { VoterCase } from './voter-case.ts';

export type Decided = { readonly decisions: readonly MessageDecision[]; readonly rulings: readonly Ruling[] };

/**
 * Decides which messages a voter gets, from everything recorded about them in one election.
 *
 * Pure and repeatable: deciding again, after a crash, a duplicate or a reordering, yields the same ledger keys, so
 * that the ledger's create-once makes each message one message.
 */
export const decideMessages = (voterCase: VoterCase, now: Temporal.Instant): Decided => {
  const standings = voterCase.ballots.map((ballot) => standingOf(ballot, voterCase.ballots, now));
  const votedInPerson = voterCase.histories.some((history) => saysInPerson(history, now));
  const ruled = [
    ...standings.map((standing) => {
      const others = standings.filter((other) => other !== standing);
      return ruleOnBallot(voterCase, standing, others, votedInPerson, now);
    }),
    ...ruleOnHistories(voterCase, now),
  ];
  return { decisions: ruled.flatMap(({ decisions }) => decisions), rulings: ruled.map(({ ruling }) => ruling) };
};
