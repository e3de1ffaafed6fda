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
/**
 * Who cannot be decided about is left behind, so that nobody else waits for them, and tried again when the others are through. A page of
 * which so many fail is tried again as a whole: what fails is no voter. So often.
 */
const MOST_LEFT = 50;
const MOST_TRIES = 30;
/** Voters who are left behind in one part, at most: their walk is one item. */
const MOST_LEFT_IN_ALL = 2_000;

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

type Counts = { decided: number; created: number; failed: number };

/** Decides about every subscriber of a page. Answers who could not be decided about. */
const decidePage = async (
  ports: RemindPorts,
  electionId: string,
  voterIds: readonly string[],
  counts: Counts,
  log: Log,
): Promise<readonly string[]> => {
  const failed: string[] = [];
  await inParallel(voterIds, VOTERS_AT_ONCE, async (voterId) => {
    try {
      const { created } = await decideVoter(ports, { electionId, voterId });
      counts.decided += 1;
      counts.created += created;
    } catch (error) {
      failed.push(voterId);
      log.error('BALLOT_UNDECIDABLE', error, { electionId });
    }
  });
  return failed;
};

/** The walk behind a page, at the next one or through. Undefined: it stays at the page. */
const behindPage = (walk: ReminderWalk, cursor: string | null, failed: readonly string[]): ReminderWalk | undefined => {
  if (walk.at === null) return undefined;
  const voterIds = [...walk.left.voterIds, ...failed];
  const isNoVoter = failed.length > MOST_LEFT || voterIds.length > MOST_LEFT_IN_ALL;
  if (isNoVoter && walk.at.tries + 1 < MOST_TRIES) return undefined;
  const next = isNoVoter ? walk : { ...walk, left: { ...walk.left, voterIds } };
  if (cursor === null) return { ...next, at: null, done: [...walk.done, ...walk.at.counties] };
  return { ...next, at: { ...walk.at, cursor, tries: 0 } };
};

/** Tries those again who were left behind. Answers the walk with those who still are. */
const takeUpLeft = async (ports: RemindPorts, walk: ReminderWalk, counts: Counts, log: Log): Promise<ReminderWalk> => {
  const { electionId, left } = walk;
  const voterIds = await decidePage(ports, electionId, left.voterIds, counts, log);
  const tries = left.tries + 1;
  if (tries < MOST_TRIES) return { ...walk, left: { voterIds, tries } };
  counts.failed += voterIds.length;
  return { ...walk, left: { voterIds: [], tries: 0 } };
};

/** Goes on with one part of the subscriptions, page by page, as long as there is time; then with those who were left behind. */
const walkOn = async (
  ports: RemindPorts,
  round: Round,
  segment: number,
  counts: Counts,
  hasTime: () => boolean,
  log: Log,
): Promise<void> => {
  const { electionId, day } = round;
  const key = { electionId, day, segment };
  const left = { voterIds: [], tries: 0 };
  const found = (await ports.walks.find(key)) ?? { ...key, done: [], at: null, left, version: 0 };
  const wasLeft = found.left.voterIds.length > 0;
  let known: ReminderWalk = found;
  let walk = underWay(known, round);
  while (walk?.at && hasTime()) {
    const { counties, cursor, tries } = walk.at;
    const page = await ports.subscriberPages.page(new Set(counties), segment, cursor);
    const failed = await decidePage(ports, electionId, page.voterIds, counts, log);
    const behind = behindPage(walk, page.cursor, failed);
    if (behind?.left === walk.left) counts.failed += failed.length;
    known = { ...(behind ?? { ...walk, at: { ...walk.at, tries: tries + 1 } }), version: walk.version + 1 };
    // Another run is at it, or something fails that is no voter: the next run goes on.
    if ((await ports.walks.save(known)) === 'conflict' || behind === undefined) return;
    walk = underWay(known, round);
  }
  // Who has only just failed has the time until the next run.
  if (walk !== undefined || !wasLeft || !hasTime()) return;
  const tried = await takeUpLeft(ports, known, counts, log);
  await ports.walks.save({ ...tried, version: known.version + 1 });
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
