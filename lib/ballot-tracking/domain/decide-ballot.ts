import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { BallotStatusCode } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import type { Outcome } from './ballot.ts';
import { isReissue, isReplaced } from './replacement.ts';
import { isFinal, type Judged, outcomeOf, type Ruled, telling, untilOf } from './ruling.ts';
import type { Standing, TrueEntry, Verdict } from './standing.ts';
import { STATUS_TABLE } from './status-table.ts';
import { dayOf, obstacle, type VoterCase } from './voter-case.ts';

/** A mail ballot cancelled or refused because its voter voted in person: the in-person message is the context. */
const IN_PERSON_HIDES: readonly BallotStatusCode[] = ['VAV', 'CLD'];

const judgeCurrent = (
  voterCase: VoterCase,
  standing: Standing,
  current: TrueEntry,
  others: readonly Standing[],
  votedInPerson: boolean,
  now: Temporal.Instant,
): Judged => {
  const { entry, code } = current;
  if (isReplaced(standing, others)) return { verdict: { kind: 'silent', reason: 'replaced' } };
  if (votedInPerson && IN_PERSON_HIDES.includes(code)) return { verdict: { kind: 'held', reason: 'voted-in-person' } };
  const isIssue = code === 'ISSUED';
  const { county, ballotId } = standing.ballot;
  const day = dayOf(entry.statusAt, isIssue ? entry.sentDate : undefined);
  const verdict = obstacle({ county, day, isIssue }, voterCase, now);
  if (verdict) return { verdict };
  const trigger = isIssue && isReissue(standing, others) ? 'Reissued' : code;
  const type = STATUS_TABLE[trigger].messageType;
  const { version: statusVersion, statusAt } = entry;
  return telling(voterCase, { county, ballotId, type, statusVersion, statusAt, statusCode: code }, now);
};

/** Rules on every status of one ballot that has no final outcome yet. */
export const ruleOnBallot = (
  voterCase: VoterCase,
  standing: Standing,
  others: readonly Standing[],
  votedInPerson: boolean,
  now: Temporal.Instant,
): Ruled => {
  const { entries, ballotId } = standing.ballot;
  const outcomes = new Map<number, Outcome>();
  const lookAgain: Temporal.Instant[] = [];
  let decisions: readonly MessageDecision[] = [];
  const note = (version: number, verdict: Verdict): void => {
    outcomes.set(version, outcomeOf(verdict));
    lookAgain.push(...untilOf(verdict));
  };
  for (const entry of entries) {
    if (isFinal(entry.outcome)) continue;
    const other = standing.others.get(entry.version);
    if (other) note(entry.version, other);
    else if (standing.current) {
      const judged = judgeCurrent(voterCase, standing, standing.current, others, votedInPerson, now);
      if ('verdict' in judged) note(entry.version, judged.verdict);
      else {
        decisions = judged.told;
        outcomes.set(entry.version, { kind: 'told', type: judged.type });
      }
    }
  }
  const lookAgainAt = lookAgain.sort(Temporal.Instant.compare)[0];
  const subject = { kind: 'ballot', ballotId } as const;
  return {
    decisions,
    ruling: { subject, version: entries.length, outcomes, ...(lookAgainAt ? { lookAgainAt } : {}) },
  };
};
