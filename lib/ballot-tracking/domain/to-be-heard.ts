import { outdates } from '../../messaging/domain/ledger-supersede.ts';
import type { MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { calendarOf } from './calendar.ts';
import { type CurrentStatus, currentStatusOf } from './current-status.ts';
import { inPersonVote } from './in-person.ts';
import { type BallotNews, judgeBallot } from './judge-ballot.ts';
import { historyNews, type RecordedVote } from './judge-history.ts';
import type { News } from './news.ts';
import { type HeardEnvelope, heardEnvelopes, withScans } from './postal.ts';
import type { VoterCase } from './voter-case.ts';

/** One ballot: what stands on it, and what its voter is to hear of that. */
export type HeardBallot = {
  readonly currentStatus: CurrentStatus;
  /** Undefined while nothing stands. What later news leaves nothing of is judged `replaced`. */
  readonly heard: BallotNews | undefined;
  /** What stands may yet turn out to be something else: its voter may have voted in person. */
  readonly isWaiting: boolean;
};

/** What is true of a voter and to be heard, whoever listens and whatever was told before. */
export type ToBeHeard = {
  readonly ballots: readonly HeardBallot[];
  readonly votes: readonly RecordedVote[];
  readonly inPerson: readonly News[];
  readonly envelopes: readonly HeardEnvelope[];
};

/** What an envelope on its way back leaves nothing of: that a ballot is on its way to its voter. */
const ON_ITS_WAY: readonly MessageType[] = ['Outbound', 'Reissued', 'Undeliverable'];

const isOvertaken = (news: News, returned: readonly News[]): boolean =>
  ON_ITS_WAY.includes(news.type) &&
  returned.some(({ type, moment }) => type === 'Inbound' && Temporal.Instant.compare(news.moment, moment) <= 0);

const isHeld = (found: BallotNews | undefined): boolean =>
  found !== undefined && 'judgement' in found && found.judgement.kind === 'held';

/** Whether later news leaves nothing of it. */
const isOutdated = (news: News, all: readonly News[]): boolean =>
  all.some(
    (other) => other !== news && outdates({ ...other, datedAt: other.moment }, { ...news, datedAt: news.moment }),
  );

/** What a voter is to hear of all ballots and of voting in person: the messages tell it, and the timeline shows it. */
export const toBeHeard = (voterCase: VoterCase, now: Temporal.Instant): ToBeHeard => {
  const calendar = calendarOf(voterCase.election);
  const currentStatuses = voterCase.ballots.map((ballot) => currentStatusOf(ballot, calendar, now));
  const votes = voterCase.histories.flatMap((history) => {
    const vote = inPersonVote(history, calendar, now);
    return vote ? [{ ...vote, history }] : [];
  });
  const votedInPerson = votes.length > 0;
  const found = currentStatuses.map((currentStatus) => {
    const others = currentStatuses.filter((other) => other !== currentStatus);
    const one = judgeBallot(voterCase, currentStatus, { others, calendar, votedInPerson }, now);
    const isMailedAnew = currentStatus.stands?.run[0].isMailedAnew === true;
    return one && 'news' in one ? { news: withScans(one.news, isMailedAnew, voterCase, now) } : one;
  });
  const envelopes = heardEnvelopes(voterCase, { currentStatuses, votedInPerson }, now);
  const returned = envelopes.flatMap(({ heard }) => ('news' in heard ? [heard.news] : []));
  const inPerson = historyNews(voterCase, votes, now);
  const all = [...inPerson, ...found.flatMap((one) => (one && 'news' in one ? [one.news] : []))];
  const ballots = currentStatuses.map((currentStatus, index): HeardBallot => {
    const one = found[index];
    const isHidden =
      one !== undefined && 'news' in one && (isOutdated(one.news, all) || isOvertaken(one.news, returned));
    const heard: BallotNews | undefined = isHidden ? { judgement: { kind: 'silent', reason: 'replaced' } } : one;
    return { currentStatus, heard, isWaiting: isHeld(one) };
  });
  return { ballots, votes, inPerson, envelopes };
};
