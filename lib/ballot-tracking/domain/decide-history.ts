import { Temporal } from '../../shared/time.ts';
import type { Outcome } from './ballot.ts';
import { saysInPerson, type VotingHistory } from './in-person.ts';
import { type FactJudgement, isFinal, outcomeOf, type RecordDecision, telling, untilOf } from './judgement.ts';
import { STATUS_TABLE } from './status-table.ts';
import { dayOf, obstacle, type VoterCase } from './voter-case.ts';

const judgeHistory = (
  voterCase: VoterCase,
  history: VotingHistory,
  isToldAlready: boolean,
  now: Temporal.Instant,
): FactJudgement => {
  const { county, method, at } = history;
  if (history.active && Temporal.Instant.compare(at, now) > 0) {
    return { judgement: { kind: 'held', reason: 'future-date', until: at } };
  }
  if (!saysInPerson(history, now)) return { judgement: { kind: 'silent', reason: 'nothing-to-tell' } };
  if (isToldAlready) return { judgement: { kind: 'silent', reason: 'repeated' } };
  const judgement = obstacle({ county, day: dayOf(at), isIssue: false }, voterCase, now);
  if (judgement) return { judgement };
  const place = method === 'VCR' ? 'VCR' : 'POLL';
  const { messageType } = STATUS_TABLE[place];
  // One message for the election, whichever method and version it came from: the key must not tell them apart.
  return telling(
    voterCase,
    { county, ballotId: 'none', type: messageType, statusVersion: 1, statusAt: at, method: place },
    now,
  );
};

const isTold = (history: VotingHistory): boolean => history.toldBefore === true || history.outcome?.kind === 'told';

/** Rules on the voter's participation records: "voted in person" is told once in an election. */
export const judgeHistories = (voterCase: VoterCase, now: Temporal.Instant): readonly RecordDecision[] => {
  const decided: RecordDecision[] = [];
  let told = voterCase.histories.some(isTold);
  for (const history of [...voterCase.histories].sort((one, other) => (one.method < other.method ? -1 : 1))) {
    if (isFinal(history.outcome)) continue;
    const { method, version } = history;
    const judged = judgeHistory(voterCase, history, told, now);
    const isToldNow = 'told' in judged;
    const outcome: Outcome = isToldNow ? { kind: 'told', type: judged.type } : outcomeOf(judged.judgement);
    const lookAgainAt = isToldNow ? undefined : untilOf(judged.judgement)[0];
    told ||= isToldNow;
    const outcomes = new Map([[version, outcome]]);
    decided.push({
      decisions: isToldNow ? judged.told : [],
      recordJudgement: {
        subject: { kind: 'history', method },
        version,
        outcomes,
        ...(lookAgainAt ? { lookAgainAt } : {}),
      },
    });
  }
  return decided;
};
