import { messageWindow, windowOpens } from '../../elections/domain/message-window.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import { channelSince, openChannels } from '../../voters/domain/subscription.ts';
import type { Outcome, SilenceReason } from './ballot.ts';
import { fatesOf, hasContact, type MessageFate } from './message-fate.ts';
import type { NoMessage } from './timeline.ts';
import type { VoterCase } from './voter-case.ts';
import { HELD_FOR, WHY_OF_SILENCE, type WhyNone } from './why-none.ts';

/** Why nobody was listening when something happened. */
export const whyNobodyListens = ({ voter, subscription }: VoterCase): WhyNone => {
  if (!subscription) return 'not-subscribed';
  if (subscription.ended || (voter && voter.county !== subscription.county)) return 'moved-county';
  return subscription.channels.length === 0 ? 'opted-out' : 'not-subscribed-then';
};

/** What a newer status makes of an older one: nobody asks any more whether anybody listened to the older one. */
const AFTER_NEWER: ReadonlySet<SilenceReason> = new Set(['superseded', 'replaced']);

/** Whether every channel of the subscription was chosen only after this was news. */
const wasBeforeSignUp = (day: Temporal.PlainDate, { subscription }: VoterCase): boolean =>
  subscription?.channels.every(
    (channel) => Temporal.PlainDate.compare(day, pacificDate(channelSince(subscription, channel))) < 0,
  ) === true;

const whySilent = (reason: SilenceReason, day: Temporal.PlainDate, voterCase: VoterCase): WhyNone => {
  if (reason === 'no-subscriber') return whyNobodyListens(voterCase);
  const isUnheard = voterCase.subscription === undefined || wasBeforeSignUp(day, voterCase);
  return AFTER_NEWER.has(reason) && isUnheard ? whyNobodyListens(voterCase) : WHY_OF_SILENCE[reason];
};

/** Why a decided status has no message over any channel; undefined when one is about to go. */
const whyNone = (outcome: Outcome, day: Temporal.PlainDate, voterCase: VoterCase, now: Temporal.Instant): NoMessage => {
  if (outcome.kind === 'told') return { why: 'about-to-go' };
  if (outcome.kind === 'silent') return { why: whySilent(outcome.reason, day, voterCase) };
  const why = HELD_FOR[outcome.reason];
  // The report itself says that it is held, and why.
  if (why === 'truth') return { why: 'nothing-new' };
  if (why !== 'before-messages-begin') return { why };
  const opens = windowOpens(messageWindow(voterCase.election));
  const from = Temporal.Instant.compare(opens, now) > 0 ? opens : now;
  const { subscription } = voterCase;
  return { why, from: subscription ? nextSendMoment(subscription.hours, from) : from };
};

/** What the voter's other open channels are told of a report that some channel was told of. */
const silentChannels = (
  fates: readonly MessageFate[],
  day: Temporal.PlainDate,
  voterCase: VoterCase,
  now: Temporal.Instant,
): readonly MessageFate[] => {
  const { subscription, voter } = voterCase;
  const [sample] = fates;
  if (!subscription || !sample) return [];
  const missing = openChannels(voter, subscription).filter(
    (channel) => !fates.some((fate) => fate.channel === channel),
  );
  return missing.flatMap((channel): readonly MessageFate[] => {
    const base = { type: sample.type, channel, language: subscription.language };
    const since = channelSince(subscription, channel);
    if (Temporal.PlainDate.compare(day, pacificDate(since)) < 0) {
      return [{ ...base, kind: 'not-sent', at: since, why: 'not-subscribed-then' }];
    }
    if (!hasContact(subscription, channel)) return [{ ...base, kind: 'not-sent', at: now, why: 'contact-missing' }];
    return [];
  });
};

/** The messages about a report, or why there is none. `rows` tell it; `outcome` is what was decided about it. */
export const reportMessages = (
  {
    rows,
    outcome,
    day,
    isTakenBack,
  }: {
    readonly rows: readonly LedgerRow[];
    readonly outcome: Outcome;
    /** The day on which it is news. */
    readonly day: Temporal.PlainDate;
    readonly isTakenBack: boolean;
  },
  voterCase: VoterCase,
  now: Temporal.Instant,
): { readonly messages: readonly MessageFate[]; readonly none?: NoMessage } => {
  const fates = fatesOf(rows, { subscription: voterCase.subscription, isTakenBack });
  if (fates.length === 0) return { messages: [], none: whyNone(outcome, day, voterCase, now) };
  return { messages: [...fates, ...silentChannels(fates, day, voterCase, now)] };
};
