import { remindedNow } from '../../elections/domain/reminders.ts';
import { isMaybeHeard, isToCome, toldAt } from '../../messaging/domain/correction.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { pollsClose } from '../../messaging/domain/usable-until.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { isOnItsWayBack } from './envelope.ts';
import type { News } from './news.ts';
import type { HeardBallot, ToBeHeard } from './to-be-heard.ts';
import { obstacle, type VoterCase } from './voter-case.ts';

/** As which ballot a reminder stands in the ledger: it speaks to its voter, whichever of their ballots it is about. */
const LEDGER_BALLOT = 'reminder-';

/** Whether a ballot of the ledger is none: its messages are reminders. */
export const isReminder = ({ ballotId }: { readonly ballotId: string }): boolean => ballotId.startsWith(LEDGER_BALLOT);

/** Days in which who was told something of the kind is not reminded: of a ballot that has just been mailed, of a signature. */
const QUIET_DAYS = { toReturn: 3, toCure: 1 } as const;

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

const heardNews = ({ heard }: HeardBallot): News | undefined => (heard && 'news' in heard ? heard.news : undefined);

/** Whether a ballot is with its voter: mailed before that day, and the one to use. */
const isOut = (ballot: HeardBallot, dayBegins: Temporal.Instant): boolean => {
  const news = heardNews(ballot);
  return (news?.type === 'Outbound' || news?.type === 'Reissued') && isBefore(news.moment, dayBegins);
};

/** Whether a ballot has come back to its county, or may yet turn out to be a vote in person. */
const isIn = ({ currentStatus: { stands }, isWaiting }: HeardBallot): boolean => {
  const isCancelled = stands?.run.some(({ code }) => code === 'CLD') === true;
  return isWaiting || (stands !== undefined && !isCancelled && !['issued', 'undeliverable'].includes(stands.stage));
};

/** The challenge that a signature cures, and that was known before that day. */
const openChallenge = (ballot: HeardBallot, dayBegins: Temporal.Instant): News | undefined => {
  const news = heardNews(ballot);
  const isSignature = news?.statusCode === 'NVS' || news?.statusCode === 'NMS';
  return isSignature && isBefore(pacificInstant(news.day, '00:00'), dayBegins) ? news : undefined;
};

/**
 * What a voter is reminded of now, on the days that their county has set, and on no other: to return a ballot that is out and of
 * which nothing is on its way back, received, or replaced by a vote in person; to cure a signature that is still open.
 * What is no reminder any more when it is to be sent is withdrawn like everything that is not so any more.
 */
export const reminderNews = (voterCase: VoterCase, heard: ToBeHeard, now: Temporal.Instant): readonly News[] => {
  const { election, voter, participations, envelopes = [] } = voterCase;
  const stated = voter && participations.get(voter.county);
  if (voter === undefined || stated?.reminders === undefined || heard.votes.length > 0) return [];
  const { county } = voter;
  const own = heard.ballots.filter(({ currentStatus }) => currentStatus.ballot.county === county);
  const news = (day: Temporal.PlainDate, kind: 'toReturn' | 'toCure', about: Partial<News>): News => {
    const begins = pacificInstant(day, '00:00');
    const why = obstacle({ county, day, isIssue: false }, voterCase, now);
    const since = begins.subtract({ hours: 24 * QUIET_DAYS[kind] });
    return {
      county,
      ballotId: `${LEDGER_BALLOT}${day}`,
      type: kind === 'toReturn' ? 'DeadlineReminder' : 'SignatureCure',
      statusAt: begins,
      moment: begins,
      version: 1,
      versions: [1],
      sayable: [1],
      day,
      unless: {
        types: kind === 'toReturn' ? ['Outbound', 'Reissued', 'DeadlineReminder'] : ['ContactCounty', 'SignatureCure'],
        since,
      },
      ...about,
      ...(why ? { obstacle: why } : {}),
    };
  };
  const toReturn = remindedNow(stated.reminders.toReturn, now).filter((day) => {
    const isBack = heard.ballots.some(isIn) || isOnItsWayBack(envelopes, now);
    return (
      isBefore(now, pollsClose(election)) && !isBack && own.some((one) => isOut(one, pacificInstant(day, '00:00')))
    );
  });
  const toCure = remindedNow(stated.reminders.toCure, now).flatMap((day) => {
    const found = own.map((one) => openChallenge(one, pacificInstant(day, '00:00'))).find((one) => one !== undefined);
    const { statusCode, uploadId } = found ?? {};
    if (statusCode === undefined || !isBefore(now, election.deadlines.cureBy)) return [];
    return [news(day, 'toCure', { statusCode, ...(uploadId ? { uploadId } : {}) })];
  });
  return [...toReturn.map((day) => news(day, 'toReturn', {})), ...toCure];
};

/** Whether a channel was told a moment ago, or is about to be, what this would remind of. */
export const isToldLately = ({ unless }: News, heard: readonly LedgerRow[]): boolean =>
  unless !== undefined &&
  heard.some(
    (row) =>
      unless.types.includes(row.type) &&
      (isToCome(row) || (isMaybeHeard(row) && Temporal.Instant.compare(toldAt(row), unless.since) >= 0)),
  );
