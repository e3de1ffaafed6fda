import { pacificDate, Temporal } from '../../shared/time.ts';
import type { Outcome } from './ballot.ts';
import type { Judgement } from './counting.ts';
import { type InPersonVote, saidNext, type VotingHistory } from './in-person.ts';
import type { News } from './news.ts';
import { lookAgain, outcomeOf, type RecordJudgement, staleUntil, untilOf } from './record-judgement.ts';
import { STATUS_TABLE } from './status-table.ts';
import { newsJudgement, type Telling } from './tell.ts';
import { hushedLook, obstacle, type VoterCase } from './voter-case.ts';

/** A vote in person and the record that says so. */
export type RecordedVote = InPersonVote & { readonly history: VotingHistory };

/** The voter's vote in person as news, once for the election, whichever records say so. */
export const historyNews = (
  voterCase: VoterCase,
  votes: readonly RecordedVote[],
  now: Temporal.Instant,
): readonly News[] => {
  // The own county's record first: another county's is not told to its voter any more.
  const isAway = ({ history }: RecordedVote): number => Number(history.county !== voterCase.voter?.county);
  const nameOf = ({ method, history }: RecordedVote): string => `${method} ${history.county}`;
  const [vote] = votes.toSorted((one, other) => isAway(one) - isAway(other) || (nameOf(one) < nameOf(other) ? -1 : 1));
  if (!vote) return [];
  const { county } = vote.history;
  const days = votes.map(({ at }) => pacificDate(at)).toSorted(Temporal.PlainDate.compare);
  const day = days.at(-1) ?? pacificDate(vote.at);
  const judgement = obstacle({ county, day, isIssue: false }, voterCase, now);
  return [
    {
      county,
      ballotId: 'none',
      type: STATUS_TABLE[vote.method].messageType,
      statusAt: vote.at,
      moment: vote.at,
      method: vote.method,
      ...(vote.uploadId ? { uploadId: vote.uploadId } : {}),
      // One message for the election, whichever record it came from: the key must not tell them apart.
      version: 1,
      versions: [1],
      sayable: [1],
      day,
      ...(judgement ? { obstacle: judgement } : {}),
    },
  ];
};

const judgementOf = (
  history: VotingHistory,
  votes: readonly RecordedVote[],
  news: News | undefined,
  telling: Telling,
  now: Temporal.Instant,
): Judgement | 'told' => {
  const vote = votes.find((one) => one.history === history);
  const next = saidNext(history, now);
  if (!vote && next?.active) return { kind: 'held', reason: 'future-date', until: next.at };
  if (!vote || !news) return { kind: 'silent', reason: 'nothing-to-tell' };
  if (vote.method !== news.method || history.county !== news.county) return { kind: 'silent', reason: 'repeated' };
  return newsJudgement(news, telling);
};

/** What became of a participation record. */
export const judgeHistory = (
  history: VotingHistory,
  votes: readonly RecordedVote[],
  news: News | undefined,
  telling: Telling,
  voterCase: VoterCase,
  now: Temporal.Instant,
): RecordJudgement => {
  const { county, method, version } = history;
  const judgement = judgementOf(history, votes, news, telling, now);
  const outcome: Outcome =
    judgement === 'told' ? { kind: 'told', type: STATUS_TABLE.POLL.messageType } : outcomeOf(judgement);
  const moments = judgement === 'told' ? [] : [...untilOf(judgement)];
  const next = saidNext(history, now);
  if (next) moments.push(next.at);
  const isUnheard = judgement !== 'told' && judgement.reason === 'no-subscriber';
  const hushed = isUnheard ? hushedLook(voterCase, now) : undefined;
  if (hushed) moments.push(hushed);
  const again = telling.again.get('none');
  if (again) moments.push(again);
  if (history.statements.some(({ active }) => !active)) moments.push(...staleUntil([history], now));
  return {
    subject: { kind: 'history', county, method },
    version,
    outcomes: new Map([[version, outcome]]),
    ...lookAgain(moments),
  };
};
