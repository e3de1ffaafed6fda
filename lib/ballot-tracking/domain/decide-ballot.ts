import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { BallotStatusCode } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import type { Outcome } from './ballot.ts';
import type { CurrentStatus, Judgement, TrueEntry } from './current-status.ts';
import { type FactJudgement, isFinal, outcomeOf, type RecordDecision, telling, untilOf } from './judgement.ts';
import { isReissue, isReplaced } from './replacement.ts';
import { STATUS_TABLE } from './status-table.ts';
import { dayOf, obstacle, type VoterCase } from './voter-case.ts';

/** A mail ballot cancelled or refused because its voter voted in person: the in-person message is the context. */
const IN_PERSON_HIDES: readonly BallotStatusCode[] = ['VAV', 'CLD'];

const judgeCurrent = (
  voterCase: VoterCase,
  status: CurrentStatus,
  current: TrueEntry,
  others: readonly CurrentStatus[],
  votedInPerson: boolean,
  now: Temporal.Instant,
): FactJudgement => {
  const { entry, code } = current;
  if (isReplaced(status, others)) return { judgement: { kind: 'silent', reason: 'replaced' } };
  if (votedInPerson && IN_PERSON_HIDES.includes(code))
    return { judgement: { kind: 'held', reason: 'voted-in-person' } };
  const isIssue = code === 'ISSUED';
  const { county, ballotId } = status.ballot;
  const day = dayOf(entry.statusAt, isIssue ? entry.sentDate : undefined);
  const judgement = obstacle({ county, day, isIssue }, voterCase, now);
  if (judgement) return { judgement };
  const trigger = isIssue && isReissue(status, others) ? 'Reissued' : code;
  const type = STATUS_TABLE[trigger].messageType;
  const { version: statusVersion, statusAt } = entry;
  return telling(voterCase, { county, ballotId, type, statusVersion, statusAt, statusCode: code }, now);
};

/** Rules on every status of one ballot that has no final outcome yet. */
export const judgeBallot = (
  voterCase: VoterCase,
  status: CurrentStatus,
  others: readonly CurrentStatus[],
  votedInPerson: boolean,
  now: Temporal.Instant,
): RecordDecision => {
  const { entries, ballotId } = status.ballot;
  const outcomes = new Map<number, Outcome>();
  const lookAgain: Temporal.Instant[] = [];
  let decisions: readonly MessageDecision[] = [];
  const note = (version: number, judgement: Judgement): void => {
    outcomes.set(version, outcomeOf(judgement));
    lookAgain.push(...untilOf(judgement));
  };
  for (const entry of entries) {
    if (isFinal(entry.outcome)) continue;
    const other = status.others.get(entry.version);
    if (other) note(entry.version, other);
    else if (status.current) {
      const judged = judgeCurrent(voterCase, status, status.current, others, votedInPerson, now);
      if ('judgement' in judged) note(entry.version, judged.judgement);
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
    recordJudgement: { subject, version: entries.length, outcomes, ...(lookAgainAt ? { lookAgainAt } : {}) },
  };
};
