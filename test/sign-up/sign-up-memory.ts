import { createHash } from 'node:crypto';
import { CHANNELS, type Channel } from '../../lib/shared/codes.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { Attempt, SessionRecord } from '../../lib/sign-up/domain/attempt.ts';
import { endOfAttempt } from '../../lib/sign-up/domain/attempt.ts';
import { addressKey, slid, windowBefore, windowOf } from '../../lib/sign-up/domain/budget.ts';
import { endOfDraft, FORMS } from '../../lib/sign-up/domain/draft.ts';
import type { SignUpForm } from '../../lib/sign-up/domain/sign-up-form.ts';
import type { Counted, SignUpPorts } from '../../lib/sign-up/ports.ts';
import type { Visitor } from '../../lib/sign-up/use-cases/doors.ts';
import { newSecret } from '../../lib/sign-up/use-cases/secrets.ts';
import { signUpDoors } from '../../lib/sign-up/use-cases/sign-up-doors.ts';
import type { Candidate } from '../../lib/voters/domain/candidate.ts';
import { matchKeyOf } from '../../lib/voters/domain/match-key.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';

export const NOW = Temporal.Instant.from('2026-10-06T17:00:00Z');

export type MemoryVoter = Candidate & { readonly confidential: boolean };

export const voter = (change: Partial<MemoryVoter> = {}): MemoryVoter => ({
  voterId: 'V1',
  county: '34',
  status: 'A',
  firstName: 'Sinéad',
  middleName: '',
  lastName: "O'Brien",
  suffix: '',
  dateOfBirth: '1971-03-09',
  zip: '95814',
  confidential: false,
  ...change,
});

export const form = (change: Partial<SignUpForm> = {}): SignUpForm => ({
  firstName: 'Sinead',
  lastName: 'OBrien',
  dateOfBirth: '03-09-1971',
  zip: '95814',
  channels: ['text'],
  phone: '916-555-0123',
  email: '',
  language: 'en',
  hoursStart: '08:00',
  hoursEnd: '20:00',
  zone: 'America/Los_Angeles',
  consent: true,
  ...change,
});

export const HOME: Visitor = { address: '192.0.2.7' };

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');
/** As a table gives it back: nothing that was handed over is the same thing. */
const copy = <Value>(value: Value): Value => value;

/** Stores with the conditions of the real ones, and a record of every call: `store.call`. */
export const signUpMemory = (voters: readonly MemoryVoter[] = [voter()]) => {
  const byKey = Map.groupBy(voters, ({ dateOfBirth, zip }) => matchKeyOf(dateOfBirth, zip));
  const byId = new Map(voters.map((one) => [one.voterId, one]));
  const visits = new Map<string, Attempt>();
  const sessions = new Map<string, SessionRecord>();
  const drafts = new Map<string, { readonly typed: unknown; readonly now: Temporal.Instant }>();
  const counts = new Map<string, number>();
  const seen = new Map<string, Set<string>>();
  const turns = new Map<string, Temporal.Instant>();
  const subscriptions = new Map<string, Subscription>();
  const calls: string[] = [];
  const sent: { readonly channel: Channel; readonly to: string; readonly digits: string }[] = [];
  const replaced: { readonly channel: Channel; readonly to: string }[] = [];
  const added: { readonly channel: Channel; readonly to: string }[] = [];
  const lifted: { readonly phone: string; readonly at: Temporal.Instant }[] = [];
  const stops = new Map<string, Temporal.Instant>();
  const confirmed: Subscription[] = [];
  let answer: 'sent' | 'refused' | 'failed' = 'sent';

  const called = (name: string) => void calls.push(name);
  const key = ({ budget, subject }: Counted, now: Temporal.Instant) =>
    `${budget} ${subject} ${windowOf(budget, now).start}`;
  /** With what counts of the window before, as the table's budgets have it. */
  const withBefore = (counted: Counted, now: Temporal.Instant, count: number): number => {
    const before = windowBefore(counted.budget, now);
    return before ? slid(counted.budget, now, count, counts.get(key(counted, before)) ?? 0) : count;
  };
  const isKnown = (one: MemoryVoter | undefined): one is MemoryVoter => one !== undefined && !one.confidential;
  const contactSearch = async (wanted: (one: Subscription) => boolean) => {
    called('byContact.query');
    called('byContact.read');
    return [...subscriptions.values()].filter(wanted);
  };

  const ports: SignUpPorts = {
    visits: {
      find: async (secret, now) => {
        called('visits.find');
        const found = visits.get(hash(secret));
        return found && Temporal.Instant.compare(now, endOfAttempt(found)) < 0 ? copy(found) : undefined;
      },
      write: async (secret, before, after, now) => {
        called('visits.write');
        const stored = visits.get(hash(secret));
        const present = stored && Temporal.Instant.compare(now, endOfAttempt(stored)) < 0 ? stored : undefined;
        const isSame =
          present?.revision === before?.revision && present?.startedAt.toString() === before?.startedAt.toString();
        if (!isSame) return 'lost';
        visits.set(hash(secret), after);
        return 'written';
      },
    },
    sessions: {
      begin: async (secret, session) => {
        called('sessions.begin');
        if (!sessions.has(hash(secret))) sessions.set(hash(secret), session);
      },
      find: async (secret) => {
        called('sessions.find');
        return sessions.get(hash(secret));
      },
      see: async (secret, seenAt) => {
        called('sessions.see');
        const session = sessions.get(hash(secret));
        if (session) sessions.set(hash(secret), { ...session, seenAt });
      },
      prove: async (secret, mark) => {
        called('sessions.prove');
        const session = sessions.get(hash(secret));
        if (!session) return;
        const [proven, known] = [session.proven, session.known].map((marks) => new Set([...marks, mark]));
        if (proven && known) sessions.set(hash(secret), { ...session, proven, known });
      },
      end: async (secret) => {
        called('sessions.end');
        sessions.delete(hash(secret));
      },
    },
    drafts: {
      keep: async (secret, kind, typed, now) => {
        called('drafts.keep');
        drafts.set(`${hash(secret)} ${kind}`, { typed, now });
      },
      find: async (secret, kind, now) => {
        called('drafts.find');
        const found = drafts.get(`${hash(secret)} ${kind}`);
        const isKept = found && Temporal.Instant.compare(now, endOfDraft(found.now)) < 0;
        return isKept ? FORMS[kind].parse(found.typed) : undefined;
      },
      forget: async (secret, kind) => {
        called('drafts.forget');
        drafts.delete(`${hash(secret)} ${kind}`);
      },
    },
    budgets: {
      peek: async (counted, now) => {
        called('budgets.peek');
        return counted.map((one) =>
          withBefore(one, now, counts.get(key(one, now)) ?? seen.get(key(one, now))?.size ?? 0),
        );
      },
      take: async (counted, now) => {
        called(`budgets.take ${counted.budget}`);
        const count = (counts.get(key(counted, now)) ?? 0) + 1;
        counts.set(key(counted, now), count);
        return withBefore(counted, now, count);
      },
      remember: async (counted, value, now) => {
        called(`budgets.remember ${counted.budget}`);
        const values = seen.get(key(counted, now)) ?? new Set<string>();
        seen.set(key(counted, now), values.add(value));
        return values.size;
      },
      nextTurn: async (address, now) => {
        called('budgets.nextTurn');
        const last = turns.get(addressKey(address)) ?? now;
        const turn = (Temporal.Instant.compare(last, now) > 0 ? last : now).add({ minutes: 1 });
        if (Temporal.Instant.compare(turn, now.add({ minutes: 20 })) > 0) return undefined;
        turns.set(addressKey(address), turn);
        return turn;
      },
    },
    // The real work of it is tested with its adapter.
    puzzles: {
      make: async (secret, work) => JSON.stringify({ for: hash(secret), work }),
      isSolved: async (secret, puzzle, solved) => solved === 'solved' && puzzle.includes(hash(secret)),
    },
    register: {
      byBirthAndZip: async (dateOfBirth, zip) => {
        called('register.query');
        called('register.read');
        return (byKey.get(matchKeyOf(dateOfBirth, zip)) ?? []).filter(isKnown);
      },
      byIds: async (voterIds) => {
        called('register.read');
        return voterIds.map((id) => byId.get(id)).filter(isKnown);
      },
    },
    voters: {
      find: async (voterId) => {
        called('voters.find');
        return byId.get(voterId);
      },
      findAll: async (voterIds) => new Map(voterIds.flatMap((id) => (byId.has(id) ? [[id, voter(byId.get(id))]] : []))),
    },
    subscriptions: {
      find: async (voterId) => {
        called('subscriptions.find');
        return subscriptions.get(voterId);
      },
      save: async (subscription) => void subscriptions.set(subscription.voterId, subscription),
      optOut: async (voterId, channels, at) => {
        called('subscriptions.optOut');
        const standing = subscriptions.get(voterId);
        if (!standing || channels.length === 0) return;
        const left = standing.channels.filter((channel) => !channels.includes(channel));
        subscriptions.set(voterId, {
          ...standing,
          channels: left,
          optedOutAt: at,
          revision: (standing.revision ?? 0) + 1,
        });
      },
    },
    changes: {
      replace: async (before, after, phoneProvenAt) => {
        called('changes.replace');
        const standing = subscriptions.get(after.voterId);
        const same = (one: Subscription | undefined) =>
          one && [one.consentedAt, one.revision, one.optedOutAt ?? 'none', one.ended ? 'ended' : 'open'].join(' ');
        if (same(standing) !== same(before)) return 'lost';
        subscriptions.set(after.voterId, { ...after, revision: (before?.revision ?? 0) + 1 });
        if (after.phone !== undefined && phoneProvenAt) lifted.push({ phone: after.phone, at: phoneProvenAt });
        return 'written';
      },
      change: async (before, { opened = [], closed = [], guest, ...fields }, at) => {
        called('changes.change');
        const standing = subscriptions.get(before.voterId);
        if (!standing || standing.ended || standing.revision !== before.revision) return 'lost';
        const wanted = new Set([...standing.channels, ...opened].filter((channel) => !closed.includes(channel)));
        const { guest: known, ...rest } = standing;
        const next = guest === undefined ? known : (guest ?? undefined);
        subscriptions.set(before.voterId, {
          ...rest,
          ...(next === undefined ? {} : { guest: next }),
          ...fields,
          channels: CHANNELS.filter((channel) => wanted.has(channel)),
          channelsSince: { ...standing.channelsSince, ...Object.fromEntries(opened.map((one) => [one, at])) },
          ...(closed.length > 0 ? { optedOutAt: at } : {}),
          revision: (standing.revision ?? 0) + 1,
        });
        if (fields.phone !== undefined) lifted.push({ phone: fields.phone, at });
        return 'written';
      },
    },
    stops: {
      find: async (phone) => {
        called('stops.find');
        const at = stops.get(phone);
        const liftedAt = lifted.findLast((one) => one.phone === phone)?.at;
        return at && { at, ...(liftedAt ? { liftedAt } : {}) };
      },
      lift: async (phone, at) => void lifted.push({ phone, at }),
    },
    byContact: {
      byPhone: (phone) => contactSearch((one) => one.phone === phone),
      byEmail: (email) => contactSearch((one) => one.email?.toLowerCase() === email.toLowerCase()),
    },
    sendCode: async ({ channel, to, digits }) => {
      called('sendCode');
      sent.push({ channel, to, digits });
      return answer;
    },
    confirm: async (subscription) => {
      called('confirm');
      confirmed.push(subscription);
    },
    tellReplaced: async ({ channel, to }) => void replaced.push({ channel, to }),
    tellAdded: async ({ channel, to }) => void added.push({ channel, to }),
  };

  /** The newest code to a contact. */
  const codeTo = (to: string): string => sent.findLast((one) => one.to === to)?.digits ?? 'none';
  return {
    ports,
    doors: signUpDoors(ports),
    calls,
    sent,
    replaced,
    added,
    lifted,
    /** When STOP was texted, by number. */
    stops,
    confirmed,
    subscriptions,
    visits,
    sessions,
    codeTo,
    /** What becomes of the codes from now on. */
    answerCodes: (next: typeof answer) => {
      answer = next;
    },
    /** Changes a voter of the register. */
    register: (change: MemoryVoter) => {
      byId.set(change.voterId, change);
      const matchKey = matchKeyOf(change.dateOfBirth, change.zip);
      byKey.set(matchKey, [...(byKey.get(matchKey) ?? []).filter((one) => one.voterId !== change.voterId), change]);
    },
  };
};
export type SignUpMemory = ReturnType<typeof signUpMemory>;

export const PHONE = '+19165550123';

/** Signs somebody up from the form to the last answer, with every code right; gives that and the visit's secret. */
export const signUp = async (
  { doors, codeTo }: Pick<SignUpMemory, 'doors' | 'codeTo'>,
  typed: SignUpForm,
  now = NOW,
  from = HOME,
) => {
  const visit = newSecret();
  const begun = await doors.beginSignUp(visit, typed, from, now);
  if (begun.kind !== 'code-sent') return { visit, outcome: begun };
  const phone = typed.channels.some((channel) => channel !== 'email');
  const codes = {
    ...(phone ? { phone: codeTo(`+1${typed.phone.replaceAll(/\D/g, '').slice(-10)}`) } : {}),
    ...(typed.channels.includes('email') ? { email: codeTo(typed.email) } : {}),
  };
  return { visit, outcome: await doors.proveSignUp(visit, codes, from, now) };
};
