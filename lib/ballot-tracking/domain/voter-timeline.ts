import { reasonOf } from '../../messaging/domain/reason.ts';
import type { ReportedEvent, Timeline, TimelineEvent, VoterTimeline, VoterTimelineEvent } from './timeline.ts';

/**
 * Whether a report is shown to its voter: it counts, and it says something. What was taken back before anybody was told
 * is nobody's news.
 */
const isShown = ({ state, messages, none }: ReportedEvent): boolean => {
  if (state === 'held' || none?.why === 'nothing-new') return false;
  return state !== 'taken-back' || messages.some(({ kind }) => kind === 'sent');
};

const heldBallots = (events: readonly TimelineEvent[]): ReadonlySet<number> =>
  new Set(
    events.flatMap((event) =>
      event.kind === 'reported' && event.state === 'held' ? (event.ballot?.number ?? []) : [],
    ),
  );

/** The voter's view. Where what stands is not shown, what was shown last stands: nobody is told of a hold. */
export const voterTimeline = ({ electionId, events }: Timeline): VoterTimeline => {
  const shown = events.filter((event) => event.kind === 'message' || isShown(event));
  const reports = shown.filter((event) => event.kind === 'reported');
  const ballots = new Set(reports.flatMap(({ ballot }) => ballot?.number ?? []));
  const held = heldBallots(events);
  const isLast = (event: ReportedEvent): boolean =>
    event.ballot !== null &&
    held.has(event.ballot.number) &&
    reports.findLast(({ ballot, state }) => ballot?.number === event.ballot?.number && state !== 'taken-back') ===
      event &&
    !reports.some(({ ballot, state }) => ballot?.number === event.ballot?.number && state === 'current');
  return {
    electionId,
    events: shown.map((event): VoterTimelineEvent => {
      if (event.kind === 'message') return event;
      const { kind, at, day, tells, state, ballot, messages, none, code } = event;
      const reason = state === 'taken-back' ? undefined : reasonOf(code);
      return {
        kind,
        at,
        tells,
        state: state === 'held' || isLast(event) ? 'current' : state,
        messages,
        ...(reason ? { reason } : {}),
        ...(day ? { day } : {}),
        ...(ballot && ballots.size > 1 ? { ballot: ballot.number } : {}),
        ...(none ? { none } : {}),
      };
    }),
  };
};
