import { currentElections } from '../../elections/domain/current-elections.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { CHANNELS, type Channel } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { releasedBy } from '../domain/brakes/brake.ts';
import { type Cap, capKey, ownCap, type SetCap, spentName } from '../domain/brakes/caps.ts';
import type { Outage } from '../domain/brakes/outage.ts';
import { healthName, type Sum, usdOf } from '../domain/brakes/sums.ts';
import type { BrakeBook, ReadSum } from '../ports/brakes.ts';
import type { HaltBook } from '../ports/settings.ts';

export type CapPorts = {
  readonly halts: Pick<HaltBook, 'active' | 'end'>;
  readonly elections: Pick<ElectionStore, 'find' | 'list'>;
  readonly sums: ReadSum;
  readonly brakes: Pick<BrakeBook, 'read' | 'setCap'>;
};

/** A cap, what is spent of it, and who set it where it is not our own. US dollars. */
export type CapStanding = { readonly cap: Cap; readonly usd: number; readonly capUsd: number; readonly set?: SetCap };

/** How a channel fares today, and since when its provider takes nothing, if it does not. */
export type ChannelStanding = { readonly channel: Channel; readonly today: Sum; readonly outage?: Outage };

export type BrakeStanding = { readonly caps: readonly CapStanding[]; readonly channels: readonly ChannelStanding[] };

const standingOf = async (
  { sums }: Pick<CapPorts, 'sums'>,
  cap: Cap,
  set: SetCap | undefined,
  day: Temporal.PlainDate,
): Promise<CapStanding> => ({
  cap,
  usd: usdOf(await sums(spentName(cap, day))),
  capUsd: set?.usd ?? ownCap(cap),
  ...(set ? { set } : {}),
});

/** How spending and channels stand: the day, current elections, and counties that have spent something or have a cap of their own. */
export const listBrakes = async (ports: CapPorts, now: Temporal.Instant): Promise<BrakeStanding> => {
  const day = pacificDate(now);
  const [{ caps, outages }, elections] = await Promise.all([ports.brakes.read(), ports.elections.list()]);
  const named: readonly Cap[] = [
    { kind: 'day' },
    ...currentElections(elections, now).map(({ id }): Cap => ({ kind: 'election', electionId: id })),
    ...COUNTIES.map(({ code }): Cap => ({ kind: 'county', county: code })),
  ];
  const [standing, channels] = await Promise.all([
    Promise.all(named.map((cap) => standingOf(ports, cap, caps.get(capKey(cap)), day))),
    Promise.all(
      CHANNELS.map(async (channel) => {
        const outage = outages.get(channel);
        return { channel, today: await ports.sums(healthName(channel, day)), ...(outage ? { outage } : {}) };
      }),
    ),
  ]);
  return { caps: standing.filter(({ cap, usd, set }) => cap.kind !== 'county' || usd > 0 || set), channels };
};

/** Why a cap is not set. */
export type CapRefusal = 'unknown-election';

/**
 * Sets a cap in the place of the one in force, and ends the brakes that it no longer asks for: what waited because of them goes
 * out within minutes. Answers how it stands, and what it was before.
 */
export const setCap = async (
  ports: CapPorts,
  wanted: SetCap,
): Promise<Result<CapStanding & { readonly before: number }, CapRefusal>> => {
  const { cap, usd: capUsd, setAt, setBy } = wanted;
  const isKnown = cap.kind !== 'election' || (await ports.elections.find(cap.electionId)) !== undefined;
  if (!isKnown) return err('unknown-election');
  const before = (await ports.brakes.read()).caps.get(capKey(cap))?.usd ?? ownCap(cap);
  await ports.brakes.setCap(wanted);
  const standing = await standingOf(ports, cap, wanted, pacificDate(setAt));
  for (const halt of releasedBy(cap, standing.usd, capUsd, await ports.halts.active())) {
    await ports.halts.end(halt, { endedBy: setBy, endedAt: setAt });
  }
  return ok({ ...standing, before });
};
