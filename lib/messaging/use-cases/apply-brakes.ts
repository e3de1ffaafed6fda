import type { Clock } from '../../shared/clock.ts';
import type { Channel } from '../../shared/codes.ts';
import type { Log } from '../../shared/log.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { BRAKE, capBrakes, healthBrake, isOver } from '../domain/brakes/brake.ts';
import { type Cap, capKey, ownCap, spentName } from '../domain/brakes/caps.ts';
import { brokenRule, sinceBrake } from '../domain/brakes/health.ts';
import { outageAfter } from '../domain/brakes/outage.ts';
import { healthName, touchedCaps, usdOf } from '../domain/brakes/sums.ts';
import { channelsOf, hasBeenTaken, type ObservedChange, sentBackAs } from '../domain/brakes/taken.ts';
import { type Halt, haltId } from '../domain/halt.ts';
import type { BrakeBook, BrakeNotes, ReadSum } from '../ports/brakes.ts';
import type { HaltBook } from '../ports/settings.ts';

export type BrakePorts = {
  readonly halts: Pick<HaltBook, 'active' | 'start' | 'end'>;
  readonly sums: ReadSum;
  readonly brakes: Pick<BrakeBook, 'read' | 'keepBaseline' | 'keepOutage'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
};

const start = async ({ halts, log }: BrakePorts, halt: Halt): Promise<void> => {
  if ((await halts.start(halt)) === 'exists') return;
  const { county, electionId, channel, lane } = halt.scope;
  log.warn('MESSAGES_BRAKED', { county, electionId, channel, lane });
};

const brakeSpending = async (
  ports: BrakePorts,
  cap: Cap,
  { caps }: BrakeNotes,
  active: readonly Halt[],
  now: Temporal.Instant,
): Promise<void> => {
  const usd = usdOf(await ports.sums(spentName(cap, pacificDate(now))));
  const wanted = capBrakes(cap, usd, caps.get(capKey(cap))?.usd ?? ownCap(cap), now);
  for (const halt of wanted) {
    if (!active.some(({ id }) => id === halt.id)) await start(ports, halt);
  }
};

const brakeChannel = async (
  ports: BrakePorts,
  channel: Channel,
  { baselines }: BrakeNotes,
  active: readonly Halt[],
  now: Temporal.Instant,
): Promise<void> => {
  const day = pacificDate(now);
  const today = await ports.sums(healthName(channel, day));
  // What comes back while the channel stands was sent before: whoever lets it go on has seen it.
  if (active.some(({ id }) => id === haltId({ channel })))
    return ports.brakes.keepBaseline(channel, { day, sum: today });
  const broken = brokenRule(channel, sinceBrake(today, day, baselines.get(channel)));
  if (broken === undefined) return;
  await start(ports, healthBrake(channel, broken, now));
  await ports.brakes.keepBaseline(channel, { day, sum: today });
};

/** Whether a change can have started, or ended, anything of a brake. */
const concernsBrakes = (change: ObservedChange): boolean =>
  hasBeenTaken(change) ||
  sentBackAs(change) !== undefined ||
  (['due', 'uncertain'].includes(change.new.state) && change.new.code !== undefined);

/**
 * Looks at what changes of the ledger, added up already, come to: stops what has reached a spending cap and a channel
 * that its provider would stop, ends the brakes of days that are over, and notes since when a provider takes nothing.
 * Repeating a call changes nothing. Throws when a table cannot be reached.
 */
export const applyBrakes = async (ports: BrakePorts, all: readonly ObservedChange[]): Promise<void> => {
  const changes = all.filter(concernsBrakes);
  if (changes.length === 0) return;
  const now = await ports.clock();
  const [notes, standing] = await Promise.all([ports.brakes.read(), ports.halts.active()]);
  const over = standing.filter((halt) => isOver(halt, now));
  for (const halt of over) await ports.halts.end(halt, { endedBy: BRAKE, endedAt: now });
  const active = standing.filter((halt) => !over.includes(halt));
  for (const cap of touchedCaps(changes)) await brakeSpending(ports, cap, notes, active, now);
  for (const channel of channelsOf(changes)) {
    const known = notes.outages.get(channel);
    const outage = outageAfter(channel, known, changes);
    if (outage !== known) await ports.brakes.keepOutage(channel, outage ?? null);
    await brakeChannel(ports, channel, notes, active, now);
  }
};
