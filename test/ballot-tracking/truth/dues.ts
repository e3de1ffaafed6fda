import type { Channel } from '../../../lib/shared/codes.ts';
import { DAY, dayOf, dayStart, HOUR, hasStretchWithinHours, type Ms, plusDays } from './calendar.ts';
import {
  type Claim,
  claimHolds,
  isGraceSurelyOver,
  latestSent,
  mayHear,
  placeOf,
  satisfies,
  tenseOf,
  typesFor,
} from './claims.ts';
import type { History } from './history.ts';
import { type Known, knownAt, knownAtEach } from './known.ts';
import { newsTime, type Standing, type View, viewsOf } from './standing.ts';
import type { ToldMessage } from './subject.ts';

/** A message that is owed unless it was true for a shorter stretch of the voter's hours than this. */
export const LEAST_STRETCH: Ms = 2 * HOUR;

/** Something that a voter must hear: one of these messages, about one of these rows. */
export type Due = {
  readonly key: string;
  readonly ballotId: string | null;
  readonly stage: Standing['stage'] | 'in-person';
  readonly options: readonly Claim[];
  /** When it became news: whoever came back on a later day has not missed it. */
  readonly newsAt: Ms;
};

/** What is known and true from an instant to the next change. */
export type Moment = {
  readonly at: Ms;
  readonly until: Ms;
  readonly known: Known;
  readonly views: readonly View[];
  readonly dues: readonly Due[];
};

const claimOf = (
  type: Claim['type'],
  ballotId: string | null,
  statusAt: Ms,
  statusCode: string,
  known: Known,
): Claim => ({
  type,
  channel: 'text',
  ballotId,
  statusAt,
  statusCode,
  ...(type === 'Accepted' || type === 'InPerson' ? { tense: tenseOf(known) } : {}),
  ...(type === 'InPerson' ? { place: placeOf(statusCode, known.county) } : {}),
});

const inPersonDue = ({ inPerson, known }: View): Due => ({
  key: 'in-person',
  ballotId: null,
  stage: 'in-person',
  options: inPerson.flatMap(({ method, ats }) => ats.map((at) => claimOf('InPerson', null, at, method, known))),
  newsAt: Math.max(...inPerson.flatMap(({ ats }) => ats)),
});

/** Everything that tells the run of a standing. Asks that a deadline has ended are owed no more. */
const optionsFor = (standing: Standing, view: View): readonly Claim[] =>
  standing.run
    .filter((row) => !['CLD', 'VAV'].includes(row.status) || isGraceSurelyOver(row, view.known))
    .flatMap((row) =>
      typesFor(row.status).map((type) => claimOf(type, standing.ballotId, row.statusAt, row.status, view.known)),
    )
    .filter((claim) => satisfies(claim, claimHolds(claim, view)));

const dueOf = (standings: readonly Standing[], view: View): readonly Due[] => {
  const [first] = standings;
  if (first === undefined) return [];
  const options = standings.flatMap((standing) => optionsFor(standing, view));
  if (options.length === 0) return [];
  const names = standings.map(({ ballotId, run }) => `${ballotId}@${run[0]?.statusAt}`).toSorted();
  return [
    {
      key: `${first.stage}|${first.stage === 'rejected' ? '' : first.row.status}|${names.join()}`,
      ballotId: first.ballotId,
      stage: first.stage,
      options,
      newsAt: Math.max(...standings.map(({ row }) => newsTime(row, view.known))),
    },
  ];
};

const isReturned = ({ stage, row }: Standing): boolean =>
  !['issued', 'undeliverable'].includes(stage) && row.status !== 'CLD';

/** What must be heard in one reading. Where several ballots contradict each other the rules owe nothing. */
const duesIn = (view: View): readonly Due[] => {
  if (view.inPerson.length > 0) return [inPersonDue(view)];
  const standings = [...view.standings.values()];
  const settled = standings.filter(({ also, backward }) => also.length === 0 && backward.length === 0);
  const returned = standings.filter(isReturned);
  const issued = returned.length === 0 ? latestSent(view) : [];
  const dues = issued.every((standing) => settled.includes(standing)) ? dueOf(issued, view) : [];
  const others = settled.flatMap((standing) => {
    if (standing.stage === 'issued') return [];
    // A ballot that was rejected, and this one mailed after it: its voter relies on this one.
    const sent = (one: Standing): string => view.sentDays.get(one.ballotId) ?? '';
    const isRejected = (one: Standing): boolean =>
      isReturned(one) && one.stage === 'rejected' && sent(one) < sent(standing);
    const isAlone = isReturned(standing)
      ? returned.length === 1
      : standings.every((other) => other === standing || isRejected(other));
    return isAlone ? dueOf([standing], view) : [];
  });
  return [...dues, ...others];
};

/** What must be heard in every reading. */
const duesOf = (views: readonly View[]): readonly Due[] => {
  const [first = [], ...rest] = views.map(duesIn);
  return first.flatMap((due) => {
    const same = rest.flatMap((dues) => dues.find(({ key }) => key === due.key) ?? []);
    if (same.length < rest.length) return [];
    // Who came back after the news of one reading has missed it there.
    const newsAt = Math.min(due.newsAt, ...same.map((other) => other.newsAt));
    return [{ ...due, newsAt, options: [due, ...same].flatMap(({ options }) => options) }];
  });
};

const changes = (history: History): readonly Ms[] => {
  const { calendar } = history;
  const all = new Set<Ms>([
    calendar.mailing,
    calendar.pollsClose,
    calendar.receiptDay,
    calendar.receiptOver,
    calendar.cureBy,
    dayStart(plusDays(calendar.lastMessageDay, 1)),
    dayStart(plusDays(calendar.certifiedOn, 1)),
    history.voter.subscribedAt,
  ]);
  for (const event of history.events) {
    all.add(event.arrives);
    if (event.kind === 'participation') all.add(event.at);
    if (event.kind === 'registration' && event.confidential === false) all.add(event.arrives + DAY);
    if (event.kind === 'county' && event.certifiedOn) all.add(dayStart(plusDays(event.certifiedOn, 1)));
    if (event.kind !== 'status') continue;
    all.add(event.statusAt);
    if (event.sentDate) all.add(dayStart(event.sentDate));
    if (!['CLD', 'VAV'].includes(event.status)) continue;
    all.add(event.statusAt + calendar.inPersonGrace);
    all.add(event.arrives + calendar.inPersonGrace);
  }
  return [...all].filter((at) => at >= calendar.mailing && at < history.endsAt).toSorted((one, other) => one - other);
};

const momentOf = (known: Known, until: Ms): Moment => {
  const views = viewsOf(known);
  return { at: known.at, until, known, views, dues: known.at >= known.windowEnd ? [] : duesOf(views) };
};

export const momentAt = (history: History, at: Ms, until: Ms): Moment => momentOf(knownAt(history, at), until);

/** The history from E-29 on, cut where anything can change. */
export const momentsOf = (history: History): readonly Moment[] => {
  const cuts = changes(history);
  return knownAtEach(history, cuts).map((known, index) => momentOf(known, cuts[index + 1] ?? history.endsAt));
};

/** Whether a due is owed on a channel at a moment: nothing that happened before the day of a return is. */
export const isOwed = (due: Due, channel: Channel, { known }: Moment): boolean => {
  const state = known.channels.get(channel);
  if (!known.isOwed || !state?.on || dayOf(due.newsAt) < dayOf(state.since)) return false;
  return due.options.some(({ type }) => {
    const verdict = mayHear(type, channel, known);
    return verdict.holds === 'yes' || (verdict.holds === 'no' && verdict.rule === 'hours');
  });
};

/** A due and the stretch in which it is owed on a channel. */
export type Owed = { readonly due: Due; readonly channel: Channel; readonly from: Ms; readonly until: Ms };

const owedOn = (channel: Channel, moments: readonly Moment[]): readonly Owed[] => {
  const closed: Owed[] = [];
  let open = new Map<string, Owed>();
  for (const moment of moments) {
    const next = new Map<string, Owed>();
    for (const due of moment.dues.filter((one) => isOwed(one, channel, moment))) {
      const owed = open.get(due.key);
      open.delete(due.key);
      const options = owed ? [...owed.due.options, ...due.options] : due.options;
      next.set(due.key, { due: { ...due, options }, channel, from: owed?.from ?? moment.at, until: moment.until });
    }
    closed.push(...open.values());
    open = next;
  }
  return [...closed, ...open.values()];
};

/** Everything that must be heard on the voter's channels, each with the stretch in which it is owed. */
export const owedIn = (history: History, moments: readonly Moment[], patience: Ms = LEAST_STRETCH): readonly Owed[] => {
  const channels = new Set(moments.flatMap(({ known }) => [...known.channels.keys()]));
  return [...channels]
    .flatMap((channel) => owedOn(channel, moments))
    .filter(({ from, until }) => hasStretchWithinHours(from, until, history.voter.hours, patience));
};

/** Whether a told message is one of the options. */
export const tells = (message: ToldMessage, { due, channel }: Owed): boolean =>
  message.channel === channel &&
  due.options.some(
    (option) =>
      option.type === message.type &&
      option.ballotId === message.ballotId &&
      option.statusAt === message.statusAt &&
      (message.statusCode === undefined || option.statusCode === message.statusCode),
  );
