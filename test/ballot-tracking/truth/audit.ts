import { DAY, hasStretchWithinHours, type Ms } from './calendar.ts';
import { mayHear, satisfies, type Verdict } from './claims.ts';
import { isOwed, LEAST_STRETCH, type Moment, momentsOf, type Owed, owedIn, tells } from './dues.ts';
import { finalStanding, heldRows } from './final-state.ts';
import { type History, rowKey } from './history.ts';
import { type Known, knownAt } from './known.ts';
import { RULES, type Rule } from './rules.ts';
import { viewsOf } from './standing.ts';
import type { Played, ToldMessage } from './subject.ts';
import { channelsBack, isTakenBack, mustRetract, mustTakeBack, verdictOn } from './told-before.ts';

/** A broken rule, with what broke it. */
export type Complaint = { readonly rule: Rule; readonly says: string; readonly about: unknown };

const complaint = (rule: Rule, about: unknown): Complaint => ({ rule, says: RULES[rule], about });

/** How the judgement of a run allows for the faults that were injected into it. */
export type Allowance = {
  /** What arrived less than this long before a message went may have been known to its sender, or not yet. */
  readonly settle?: Ms;
  /** Clocks may have been ahead by so much. */
  readonly skew?: Ms;
  /** A message is owed unless what it tells was true for a shorter stretch of the voter's hours than this. */
  readonly patience?: Ms;
  /** Messages that came to an end unheard, and not through us: refused, or lost by the provider. */
  readonly ended?: readonly ToldMessage[];
  /** Those among them that a voter may have heard after all: nobody will ever know. */
  readonly perhaps?: readonly ToldMessage[];
};

/**
 * What the sender can have known: everything up to the message, or up to any arrival shortly before it; by the true
 * time or by a clock that was ahead.
 */
const knowledgeOf = (history: History, at: Ms, { settle = 0, skew = 0 }: Allowance): readonly Known[] => {
  const recent = history.events.map(({ arrives }) => at - arrives + 1).filter((lag) => lag > 0 && lag <= settle);
  const ahead = skew > 0 ? [0, skew] : [0];
  return ahead.flatMap((lead) => [0, ...recent].map((lag) => knownAt(history, at + lead, lead + lag)));
};

const verdictWith = (message: ToldMessage, known: Known, before: readonly ToldMessage[]): Verdict => {
  const heard = mayHear(message.type, message.channel, known);
  if (heard.holds === 'no') return heard;
  const verdicts = viewsOf(known).map((view) => verdictOn(message, view, before));
  return (
    verdicts.find((verdict) => satisfies(message, verdict)) ??
    verdicts.find(({ holds }) => holds === 'only-with') ??
    verdicts[0] ?? { holds: 'yes' }
  );
};

/** The verdict on a message at the instant it was sent: the kindest of the readings. */
export const judge = (
  message: ToldMessage,
  history: History,
  before: readonly ToldMessage[],
  allowance: Allowance = {},
): Verdict => {
  let strictest: Verdict | undefined;
  for (const known of knowledgeOf(history, message.sentAt, allowance)) {
    const verdict = verdictWith(message, known, before);
    if (satisfies(message, verdict)) return verdict;
    strictest ??= verdict;
  }
  return strictest ?? { holds: 'yes' };
};

const bySending = (one: ToldMessage, other: ToldMessage): number => one.sentAt - other.sentAt;

/** `past` messages were told before the code under test came into play, and are not its own. */
const untrue = (history: History, told: readonly ToldMessage[], past: number, allowance: Allowance): Complaint[] =>
  told.flatMap((message, index) => {
    if (index < past) return [];
    const unsure = (allowance.perhaps ?? []).filter(({ sentAt }) => sentAt <= message.sentAt);
    const before = [...told.slice(0, index), ...unsure].toSorted(bySending);
    const verdict = judge(message, history, before, allowance);
    return verdict.holds === 'yes' || satisfies(message, verdict) ? [] : [complaint(verdict.rule, message)];
  });

/** The stretches after `from` in which something holds at every moment. */
const stretches = (moments: readonly Moment[], holds: (moment: Moment) => boolean): { from: Ms; until: Ms }[] => {
  const found: { from: Ms; until: Ms }[] = [];
  let isOpen = false;
  for (const moment of moments) {
    const last = found.at(-1);
    const isHeld = holds(moment);
    if (isHeld && isOpen && last) last.until = moment.until;
    else if (isHeld) found.push({ from: moment.at, until: moment.until });
    isOpen = isHeld;
  }
  return found;
};

/** Unlike news, a correction is owed also to who could not be spoken with for a while, once a day has passed. */
const canHear = (message: ToldMessage, told: readonly ToldMessage[], { known }: Moment): boolean =>
  known.contact &&
  known.at >= known.spokenWithFrom + DAY &&
  channelsBack(message, told, known).some((channel) => {
    const verdict = mayHear('Correction', channel, known);
    return verdict.holds === 'yes' || (verdict.holds === 'no' && verdict.rule === 'hours');
  });

/** Whether a told message is owed a correction at a moment, in every reading. */
export const isCorrectionOwed = (message: ToldMessage, told: readonly ToldMessage[], moment: Moment): boolean =>
  moment.at >= message.sentAt &&
  canHear(message, told, moment) &&
  (mustRetract(message, told, moment.known) || moment.views.every((view) => mustTakeBack(message, view)));

const uncorrected = (
  history: History,
  told: readonly ToldMessage[],
  moments: readonly Moment[],
  { patience = LEAST_STRETCH, ended = [] }: Allowance,
): Complaint[] =>
  told.flatMap((message) => {
    const owed = stretches(moments, (moment) => isCorrectionOwed(message, told, moment)).some(({ from, until }) =>
      hasStretchWithinHours(from, until, history.voter.hours, patience),
    );
    return owed && !isTakenBack(message, [...told, ...ended]) ? [complaint('not-corrected', message)] : [];
  });

const isAbout = (message: ToldMessage, { due }: Owed): boolean =>
  due.options.some((option) => option.ballotId === message.ballotId);

const isOfKind = (message: ToldMessage, { due }: Owed): boolean =>
  due.stage === 'issued'
    ? message.type === 'Outbound' || message.type === 'Reissued'
    : due.options.some(({ type }) => type === message.type);

/** Heard by one of the options, or the last word on the ballot is of the same kind. */
export const isHeard = (owed: Owed, told: readonly ToldMessage[], history: History): boolean => {
  const about = told.filter(
    (message) =>
      message.channel === owed.channel &&
      message.type !== 'DeadlineReminder' &&
      message.type !== 'CureReminder' &&
      message.sentAt < owed.until &&
      isAbout(message, owed),
  );
  const times = owed.due.options.map(({ statusAt }) => statusAt);
  if (about.some((message) => isOfKind(message, owed) && times.includes(message.statusAt))) return true;
  const last = about.at(-1);
  if (last === undefined || !isOfKind(last, owed)) return false;
  if (owed.due.stage !== 'issued') return true;
  // The same number mailed again is news: unless the row was known when the last message went.
  return history.events.some(
    (event) =>
      event.kind === 'status' &&
      event.status === 'ISSUED' &&
      event.ballotId === last.ballotId &&
      times.includes(event.statusAt) &&
      event.arrives <= last.sentAt,
  );
};

const unheard = (
  history: History,
  told: readonly ToldMessage[],
  moments: readonly Moment[],
  { patience }: Allowance,
): Complaint[] =>
  owedIn(history, moments, patience)
    .filter((owed) => !isHeard(owed, told, history))
    .map((owed) => complaint('not-told', owed));

/** After a correction the voter hears what is true now, even if it was told before. */
export const followUps = (
  history: History,
  correction: ToldMessage,
  moments: readonly Moment[],
  patience: Ms = LEAST_STRETCH,
): readonly Owed[] => {
  const now = moments.find(({ at, until }) => at <= correction.sentAt && correction.sentAt < until);
  return (now?.dues ?? []).flatMap((due) => {
    const isSubject =
      ['InPerson', 'Reissued'].includes(correction.corrects?.type ?? '') || due.ballotId === correction.ballotId;
    if (!isSubject) return [];
    const [stretch] = stretches(
      moments.filter(({ until }) => until > correction.sentAt),
      (moment) => moment.dues.some(({ key }) => key === due.key) && isOwed(due, correction.channel, moment),
    );
    const from = Math.max(stretch?.from ?? correction.sentAt, correction.sentAt);
    if (stretch === undefined || stretch.from > correction.sentAt) return [];
    if (!hasStretchWithinHours(from, stretch.until, history.voter.hours, patience)) return [];
    return [{ due, channel: correction.channel, from, until: stretch.until }];
  });
};

const unfollowed = (
  history: History,
  told: readonly ToldMessage[],
  moments: readonly Moment[],
  { patience, ended = [] }: Allowance,
): Complaint[] =>
  told
    .filter(({ type }) => type === 'Correction')
    .flatMap((correction) =>
      followUps(history, correction, moments, patience)
        .filter(
          (owed) => ![...told, ...ended].some((message) => message.sentAt >= correction.sentAt && tells(message, owed)),
        )
        .map((owed) => complaint('not-followed', { correction, owed })),
    );

const misjudgedRows = (history: History, { standing, heldRows: shown }: Played): Complaint[] => {
  const stands = [...finalStanding(history)].flatMap(([ballotId, codes]) =>
    codes.has(standing[ballotId])
      ? []
      : [complaint('standing', { ballotId, stands: standing[ballotId], mayStand: [...codes] })],
  );
  const held = heldRows(history);
  const states = new Map(held.map((row) => [rowKey(row), row]));
  const isShown = new Set(shown.map(rowKey));
  const hidden = held.filter((row) => row.mustShow && !isShown.has(rowKey(row)));
  const groundless = shown.filter((row) => states.get(rowKey(row))?.reasons.has(row.reason) !== true);
  return [
    ...stands,
    ...hidden.map((row) => complaint('held-not-shown', { ...row, reasons: [...row.reasons] })),
    ...groundless.map((row) => complaint('held-without-reason', row)),
  ];
};

/**
 * Every rule that was broken when the history was played, with what is allowed for the faults of the play. Shown rows
 * and standing are judged unless `told` alone is asked for.
 */
export const audit = (
  history: History,
  played: Pick<Played, 'told'> & Partial<Played>,
  options: Allowance & { readonly only?: 'told' } = {},
): readonly Complaint[] => {
  const { ended = [], only } = options;
  const past = history.events.flatMap((event) => (event.kind === 'sent' ? [event.message] : []));
  const told = [...past, ...played.told.toSorted(bySending)];
  const moments = momentsOf(history);
  return [
    ...untrue(history, told, past.length, options),
    ...uncorrected(history, told, moments, options),
    ...unheard(history, ended.length > 0 ? [...told, ...ended].toSorted(bySending) : told, moments, options),
    ...unfollowed(history, told, moments, options),
    ...(only === 'told' ? [] : misjudgedRows(history, { standing: {}, heldRows: [], ...played })),
  ];
};
