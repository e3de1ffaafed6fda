import type { Channel } from '../../shared/codes.ts';
import type { Side } from '../../shared/identity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { RegisterReads, RegisterSearch, SubscriptionStore } from '../../voters/ports.ts';
import { readDateOfBirth } from '../domain/date-of-birth.ts';
import { diagnose } from '../domain/diagnose.ts';
import type { Diagnosis, Typed } from '../domain/diagnosis.ts';
import { type HelpedVoter, helpedVoter } from '../domain/helped-voter.ts';
import type { FieldProblem } from '../domain/sign-up-form.ts';
import { isName, isNamed } from '../domain/voter-name.ts';

export type HelpPorts = {
  readonly register: RegisterReads;
  /** As sign-up itself searches. */
  readonly search: Pick<RegisterSearch, 'byBirthAndZip'>;
  readonly subscriptions: Pick<SubscriptionStore, 'find' | 'optOut'>;
};

/** A voter whom somebody may help, and the subscription if there ever was one. */
export type Helped = { readonly voter: HelpedVoter; readonly subscription: Subscription | undefined };

const isOf = ({ county }: Side, voter: HelpedVoter): boolean => county === null || county === voter.county;

const findOwn = async (
  { register }: Pick<HelpPorts, 'register'>,
  who: Side,
  voterId: string,
): Promise<HelpedVoter | undefined> => {
  const record = await register.find(voterId);
  const voter = record && helpedVoter(record);
  return voter && isOf(who, voter) ? voter : undefined;
};

/**
 * The voter with this VoteCal ID. Undefined of nobody, of another county's voter, and of a confidential one: each costs the
 * same one read. Throws when a table cannot be reached.
 */
export const findVoter = async (ports: HelpPorts, who: Side, voterId: string): Promise<Helped | undefined> => {
  const voter = await findOwn(ports, who, voterId);
  return voter && { voter, subscription: await ports.subscriptions.find(voterId) };
};

/** By what a voter is searched who does not know their VoteCal ID. `firstName` may be empty. */
export type SearchForm = { readonly firstName: string; readonly lastName: string; readonly dateOfBirth: string };

/** Who was found: whose name it is, and who has only one of the two names, in which the other may be mis-keyed. */
export type FoundVoters = { readonly named: readonly HelpedVoter[]; readonly similar: readonly HelpedVoter[] };

/** More than anybody reads through; a name and a day of birth have few. */
const MOST_SHOWN = 20;

const byId = (one: HelpedVoter, other: HelpedVoter): number => (one.voterId < other.voterId ? -1 : 1);

/** Searches by name and date of birth, among the voters that `who` may see. Throws when the table cannot be reached. */
export const searchVoters = async (
  { register }: Pick<HelpPorts, 'register'>,
  who: Side,
  { firstName, lastName, dateOfBirth }: SearchForm,
  now: Temporal.Instant,
): Promise<Result<FoundVoters, readonly FieldProblem[]>> => {
  const date = readDateOfBirth(dateOfBirth, pacificDate(now));
  const problems: FieldProblem[] = [
    ...(isName(lastName)
      ? []
      : [{ field: 'lastName', code: lastName.trim() === '' ? 'missing' : 'not-a-name' } as const]),
    ...(date.ok ? [] : [{ field: 'dateOfBirth', ...date.error } as const]),
  ];
  if (!date.ok || problems.length > 0) return err(problems);
  const born = (await register.bornOn(date.value)).flatMap((record) => helpedVoter(record) ?? []);
  const own = born.filter((voter) => isOf(who, voter)).toSorted(byId);
  const isWhole = (voter: HelpedVoter): boolean =>
    isNamed({ firstName: firstName.trim() || voter.firstName, lastName }, voter);
  const isHalf = (voter: HelpedVoter): boolean =>
    isNamed({ firstName: voter.firstName, lastName }, voter) || isNamed({ firstName, lastName: voter.lastName }, voter);
  const named = own.filter(isWhole);
  const similar = own.filter((voter) => !isWhole(voter) && isHalf(voter));
  return ok({ named: named.slice(0, MOST_SHOWN), similar: similar.slice(0, MOST_SHOWN) });
};

export type Diagnosed = Helped & { readonly diagnosis: Diagnosis };

/** Why this voter cannot sign up. Undefined as `findVoter` has it. Throws when a table cannot be reached. */
export const diagnoseVoter = async (
  ports: HelpPorts,
  who: Side,
  voterId: string,
  typed: Typed,
  now: Temporal.Instant,
): Promise<Diagnosed | undefined> => {
  const voter = await findOwn(ports, who, voterId);
  if (!voter) return undefined;
  const [subscription, alike] = await Promise.all([
    ports.subscriptions.find(voterId),
    ports.search.byBirthAndZip(voter.dateOfBirth, voter.zip),
  ]);
  return { voter, subscription, diagnosis: diagnose({ voter, subscription, alike, typed }, pacificDate(now)) };
};

/** Which channels a voter had and has. */
export type OptOutDone = {
  readonly voter: HelpedVoter;
  readonly before: readonly Channel[];
  readonly after: readonly Channel[];
};

/**
 * Opts a voter out of these channels on the voter's behalf. Nobody is told by a message: who asked to hear nothing more, or
 * whose number it is not, hears nothing more. What is off already stays off. Undefined as `findVoter` has it. Throws when a
 * table cannot be reached.
 */
export const optVoterOut = async (
  ports: HelpPorts,
  who: Side,
  { voterId, channels }: { readonly voterId: string; readonly channels: readonly Channel[] },
  now: Temporal.Instant,
): Promise<OptOutDone | undefined> => {
  const found = await findVoter(ports, who, voterId);
  if (!found) return undefined;
  const before = found.subscription?.channels ?? [];
  const off = before.filter((channel) => channels.includes(channel));
  if (off.length > 0) await ports.subscriptions.optOut(voterId, off, now);
  return { voter: found.voter, before, after: before.filter((channel) => !off.includes(channel)) };
};
