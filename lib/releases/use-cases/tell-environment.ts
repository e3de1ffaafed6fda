import type { Log } from '../../shared/log.ts';
import { inName, type Temporal } from '../../shared/time.ts';
import type { DownState } from '../domain/environment-state.ts';
import { takingPart } from '../domain/opt-in.ts';
import { downMail, reinitiatedMail } from '../domain/release-mail.ts';
import { nextDown, type WhenTold, whenTold } from '../domain/services-back.ts';
import { takenDownBy } from '../domain/still-down.ts';
import type { Environment, KeptEnvironment, Notices } from '../ports.ts';
import { type FactsPorts, findFacts, type ReleaseFacts } from './release-facts.ts';
import { type NoticePorts, sendNotices } from './send-notices.ts';

export type TellPorts = FactsPorts &
  NoticePorts & {
    readonly environment: Environment;
    readonly notices: Pick<Notices, 'list'>;
  };

const MINE: Readonly<Record<'schedule' | 'task' | 'announcement', readonly WhenTold[]>> = {
  schedule: ['now', 'now-by-task'],
  task: ['now'],
  announcement: ['now', 'now-by-task', 'later-by-task'],
};

/** Who tells: the hourly schedule, a task's step, or the step whose task it is to say that services are back. */
export type Teller = keyof typeof MINE;

/** The release whose task took it down; undefined where it was no release, such as a refresh begun by hand. */
const factsOf = async (ports: FactsPorts, from: DownState): Promise<ReleaseFacts | undefined> => {
  const by = takenDownBy(from);
  return by && findFacts(ports, by.release);
};

/** Where the notices of a state are kept: with its release, or under what took the environment down. */
const placeOf = (from: DownState): string => takenDownBy(from)?.release ?? from.by;

const downNotice = ({ since }: DownState): string => `down-${inName(since)}`;

const tellDown = async (ports: TellPorts, state: DownState, log: Log): Promise<void> => {
  const [facts, optIns] = await Promise.all([factsOf(ports, state), ports.optIns.list()]);
  const mail = downMail(facts?.schedule, state);
  // Another day on which it is expected back is told anew.
  const notice = `${downNotice(state)}-until-${state.until === null ? 'unknown' : inName(state.until)}`;
  await sendNotices(
    ports,
    placeOf(state),
    takingPart(optIns).map((to) => ({ notice, to, mail })),
    log,
  );
};

/** Everybody who takes part is told, and who was told that it is down and has left since. */
const tellBack = async (
  ports: TellPorts,
  {
    back,
    required,
  }: Pick<KeptEnvironment, 'back' | 'required'> & { readonly back: NonNullable<KeptEnvironment['back']> },
  facts: ReleaseFacts | undefined,
  now: Temporal.Instant,
  log: Log,
): Promise<void> => {
  const place = placeOf(back.from);
  const [optIns, sent] = await Promise.all([ports.optIns.list(), ports.notices.list(place)]);
  const told = sent.filter(({ notice }) => notice.startsWith(downNotice(back.from))).map(({ to }) => to);
  const next = facts && nextDown(facts.progress, now);
  const mail = reinitiatedMail(facts?.schedule, { required, next });
  const notice = `reinitiated-${inName(back.from.since)}`;
  const recipients = new Set([...takingPart(optIns), ...told]);
  await sendNotices(
    ports,
    place,
    [...recipients].map((to) => ({ notice, to, mail })),
    log,
  );
};

/**
 * Tells the counties how the environment stands, whoever has brought it there: that it is down and until when, or that it is back. Each
 * is told each once. A task of the schedule that says that services are back is left to say it in its time. Throws `NoticesNotSent`,
 * and when a table cannot be reached; what is not told yet is told by the next call.
 */
export const tellEnvironment = async (ports: TellPorts, teller: Teller, log: Log): Promise<void> => {
  const { state, back, required, version } = await ports.environment.read();
  if (state.kind === 'down') return tellDown(ports, state, log);
  if (back === null || (back.isTold && teller !== 'announcement')) return;
  const now = await ports.clock();
  const facts = await factsOf(ports, back.from);
  if (!MINE[teller].includes(whenTold(back.from, facts?.progress ?? [], now))) return;
  await tellBack(ports, { back, required }, facts, now, log);
  // Where somebody else is faster, the next call finds everybody told.
  await ports.environment.save({ state, back: { ...back, isTold: true }, required, version: version + 1 });
};
