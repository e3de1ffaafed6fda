import { pacificDate, Temporal } from '../../shared/time.ts';
import type { Report } from './ballot-events.ts';
import type { Calendar } from './calendar.ts';
import { IN_PERSON_METHODS, inPersonVote, saidNext, saidNow, type VotingHistory } from './in-person.ts';
import type { RecordJudgement } from './record-judgement.ts';
import { reportMessages } from './report-messages.ts';
import { STATUS_TABLE } from './status-table.ts';
import type { ReportedEvent } from './timeline.ts';
import type { VoterCase } from './voter-case.ts';

/** When the voter voted by this record, as far as it ever said so. */
const votedAt = (history: VotingHistory): Temporal.Instant | undefined =>
  history.statements
    .filter(({ active }) => active)
    .map(({ at }) => at)
    .toSorted(Temporal.Instant.compare)
    .at(-1);

const stateOf = (
  history: VotingHistory,
  calendar: Calendar,
  now: Temporal.Instant,
): Pick<ReportedEvent, 'state' | 'held'> => {
  if (inPersonVote(history, calendar, now)) return { state: 'current' };
  if (saidNow(history, now)?.active === false) return { state: 'taken-back' };
  // Of a day to come, or of one before voting began.
  return { state: 'held', held: saidNext(history, now) ? 'future-date' : 'before-issue' };
};

/** That the voter voted in person, by each county's record of it. */
export const voteEvents = (
  voterCase: VoterCase,
  judgements: readonly RecordJudgement[],
  calendar: Calendar,
  now: Temporal.Instant,
): readonly Report[] =>
  voterCase.histories.flatMap((history): readonly Report[] => {
    const { county, version, recordedAt } = history;
    const method = IN_PERSON_METHODS.find((one) => one === history.method);
    const at = votedAt(history);
    if (method === undefined || at === undefined) return [];
    const outcome = judgements
      .find(({ subject }) => subject.kind === 'history' && subject.county === county && subject.method === method)
      ?.outcomes.get(version) ?? { kind: 'silent', reason: 'nothing-to-tell' };
    const rows = voterCase.messages.filter(
      (row) => row.type === 'InPerson' && row.county === county && (row.method ?? method) === method,
    );
    const shown = stateOf(history, calendar, now);
    const about = { rows, outcome, day: pacificDate(at), isTakenBack: shown.state === 'taken-back' };
    const event: ReportedEvent = {
      kind: 'reported',
      at,
      tells: STATUS_TABLE[method].messageType,
      code: method,
      county,
      ballot: null,
      ...shown,
      recordedAt,
      ...reportMessages(about, voterCase, now),
    };
    return [{ event, rows }];
  });
