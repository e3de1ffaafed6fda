import { reasonOf } from '../../messaging/domain/reason.ts';
import type {
  ReportedEvent,
  ScanEvent,
  Timeline,
  VoterReport,
  VoterScan,
  VoterTimeline,
  VoterTimelineEvent,
} from './timeline.ts';

/**
 * Whether a report is shown to its voter: it counts, and it says something. What was taken back before anybody was told
 * is nobody's news.
 */
const isShown = ({ state, messages, none }: ReportedEvent): boolean => {
  if (state === 'held' || none?.why === 'nothing-new') return false;
  return state !== 'taken-back' || messages.some(({ kind }) => kind === 'sent');
};

/**
 * The reports that are shown. Of what stands on a ballot one at least is: where a message about another status told it,
 * which does not stand itself any more, the newest of those that told nothing new.
 */
const shownReports = (events: Timeline['events']): ReadonlySet<ReportedEvent> => {
  const reports = events.filter((event) => event.kind === 'reported');
  const shown = reports.filter(isShown);
  const standsIn = (among: readonly ReportedEvent[], { ballot }: ReportedEvent): ReportedEvent | undefined =>
    among.findLast((one) => one.state === 'current' && one.ballot?.number === ballot?.number);
  const alone = reports.filter((event) => standsIn(shown, event) === undefined && standsIn(reports, event) === event);
  return new Set([...shown, ...alone]);
};

/** That a scan told nothing new is no news to its voter. */
const toVoterScan = ({ kind, at, direction, expectedOn, messages, none }: ScanEvent): VoterScan => ({
  kind,
  at,
  direction,
  messages,
  ...(expectedOn ? { expectedOn } : {}),
  ...(none && none.why !== 'nothing-new' ? { none } : {}),
});

/** The voter's view: without what is held, and without the county's own codes. */
export const voterTimeline = ({ electionId, events }: Timeline): VoterTimeline => {
  const reports = shownReports(events);
  const shown = events.filter((event) => {
    if (event.kind === 'scanned') return event.held === undefined;
    return event.kind === 'message' || reports.has(event);
  });
  const ballots = new Set(shown.flatMap((event) => (event.kind === 'reported' ? (event.ballot?.number ?? []) : [])));
  return {
    electionId,
    events: shown.map((event): VoterTimelineEvent => {
      if (event.kind === 'message') return event;
      if (event.kind === 'scanned') return toVoterScan(event);
      const { kind, at, day, tells, state, ballot, messages, none, code } = event;
      const reason = state === 'taken-back' ? undefined : reasonOf(code);
      return {
        kind,
        at,
        tells,
        state: state === 'held' ? 'past' : state,
        messages,
        ...(reason ? { reason } : {}),
        ...(day ? { day } : {}),
        ...(ballot && ballots.size > 1 ? { ballot: ballot.number } : {}),
        ...(none ? { none } : {}),
      };
    }),
  };
};

/** What stands now, newest first: one report of each ballot at most, and one of having voted in person. */
export const standingReports = ({ events }: VoterTimeline): readonly VoterReport[] => {
  const current = events.flatMap((event) => (event.kind === 'reported' && event.state === 'current' ? [event] : []));
  return [
    ...Map.groupBy(current.toReversed(), ({ tells, ballot }) => (tells === 'InPerson' ? 0 : (ballot ?? 1))).values(),
  ].flatMap(([newest]) => newest ?? []);
};
