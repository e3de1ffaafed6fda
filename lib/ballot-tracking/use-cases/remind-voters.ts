import { currentElections } from '../../elections/domain/current-elections.ts';
import { participates } from '../../elections/domain/participation.ts';
import { REMINDER_KINDS, remindedNow } from '../../elections/domain/reminders.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { Log } from '../../shared/log.ts';
import type { Temporal } from '../../shared/time.ts';
import type { SubscriberPages } from '../../voters/ports.ts';
import type { ReminderWalk, ReminderWalks } from '../ports.ts';
import { type DecisionPorts, decideVoter } from './decide-voter.ts';
import type { SweptBallots } from './sweep-undecided.ts';

export type RemindPorts = DecisionPorts & {
  readonly calendar: Pick<ElectionStore, 'list' | 'participations'>;
  readonly subscriberPages: SubscriberPages;
  readonly walks: ReminderWalks;
};

/** Which of the parts of the subscriptions a run goes through. */
type RemindScope = { readonly part: number; readonly parts: number };

const VOTERS_AT_ONCE = 32;
/** A page of which a voter cannot be decided about is tried so often, and then left behind: nobody else waits for it. */
const MOST_TRIES = 3;

type Round = { readonly electionId: string; readonly day: string; readonly counties: readonly CountyCode[] };

/** The days whose reminders are of use now, each with the counties that have set it. */
const dueRounds = async (
  { calendar }: Pick<RemindPorts, 'calendar'>,
  now: Temporal.Instant,
): Promise<readonly Round[]> => {
  const rounds = await Promise.all(
    currentElections(await calendar.list(), now).map(async (election) => {
      const stated = await calendar.participations(election.id);
      const due = stated.flatMap(({ county, reminders, ...rest }) =>
        reminders && participates(election, county, { county, ...rest })
          ? REMINDER_KINDS.flatMap((kind) => remindedNow(reminders[kind], now)).map((day) => ({
              county,
              day: String(day),
            }))
          : [],
      );
      const byDay = Map.groupBy(due, ({ day }) => day);
      return [...byDay].map(([day, all]) => ({
        electionId: election.id,
        day,
        counties: [...new Set(all.map(({ county }) => county))].toSorted(),
      }));
    }),
  );
  return rounds.flat();
};

/** The walk as it goes on: through the page that it stands at, or through the counties that it has not been through yet. */
const underWay = (walk: ReminderWalk, { counties }: Round): ReminderWalk | undefined => {
  if (walk.at) return walk;
  const left = counties.filter((county) => !walk.done.includes(county));
  return left.length === 0 ? undefined : { ...walk, at: { counties: left, cursor: null, tries: 0 } };
};

/** Decides about every subscriber of a page. Answers how many could not be decided about. */
const decidePage = async (
  ports: RemindPorts,
  electionId: string,
  voterIds: readonly string[],
  counts: { decided: number; created: number },
  log: Log,
): Promise<number> => {
  let failed = 0;
  await inParallel(voterIds, VOTERS_AT_ONCE, async (voterId) => {
    try {
      const { created } = await decideVoter(ports, { electionId, voterId });
      counts.decided += 1;
      counts.created += created;
    } catch (error) {
      failed += 1;
      log.error('BALLOT_UNDECIDABLE', error, { electionId });
    }
  });
  return failed;
};

/** The walk after a page: at the same page, at the next one, or through. */
const afterPage = (walk: ReminderWalk, cursor: string | null, isLeft: boolean): ReminderWalk => {
  const version = walk.version + 1;
  if (walk.at === null) return { ...walk, version };
  if (isLeft) return { ...walk, version, at: { ...walk.at, tries: walk.at.tries + 1 } };
  if (cursor === null) return { ...walk, version, at: null, done: [...walk.done, ...walk.at.counties] };
  return { ...walk, version, at: { ...walk.at, cursor, tries: 0 } };
};

/** Goes on with one part of the subscriptions, page by page, as long as there is time. */
const walkOn = async (
  ports: RemindPorts,
  round: Round,
  segment: number,
  counts: { decided: number; created: number; failed: number },
  hasTime: () => boolean,
  log: Log,
): Promise<void> => {
  const { electionId, day } = round;
  const key = { electionId, day, segment };
  let walk = underWay((await ports.walks.find(key)) ?? { ...key, done: [], at: null, version: 0 }, round);
  while (walk?.at && hasTime()) {
    const { counties, cursor, tries } = walk.at;
    const page = await ports.subscriberPages.page(new Set(counties), segment, cursor);
    const failed = await decidePage(ports, electionId, page.voterIds, counts, log);
    const isLeft = failed > 0 && tries + 1 < MOST_TRIES;
    if (!isLeft) counts.failed += failed;
    const next = afterPage(walk, page.cursor, isLeft);
    // Another run is at it, or a voter could not be decided about: the next run goes on.
    if ((await ports.walks.save(next)) === 'conflict' || isLeft) return;
    walk = underWay(next, round);
  }
};

/**
 * Has every subscriber decided about whose county reminds its voters today: the decision says who is to be reminded, and of what.
 * Goes on while it has time, through the subscriptions part by part and page by page; whoever dies leaves what the next run takes up, and a page that
 * is gone through twice reminds nobody twice. A county that sets today's day later is gone through then. Throws when a table
 * cannot be reached.
 */
export const remindVoters = async (
  ports: RemindPorts,
  log: Log,
  hasTime: () => boolean,
  { part, parts }: RemindScope = { part: 0, parts: 1 },
): Promise<SweptBallots> => {
  const counts = { decided: 0, created: 0, failed: 0, unheard: 0 };
  const segments = Array.from({ length: ports.subscriberPages.segments }, (_, segment) => segment);
  for (const round of await dueRounds(ports, await ports.clock())) {
    for (const segment of segments.filter((one) => one % parts === part)) {
      await walkOn(ports, round, segment, counts, hasTime, log);
    }
  }
  return counts;
};
