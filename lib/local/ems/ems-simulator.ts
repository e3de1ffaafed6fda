import { type CountyCode, countyOf } from '../../shared/counties.ts';
import type { Difference } from '../../sync-checks/domain/difference.ts';
import { seedCounty } from '../seed/seed.ts';
import { type CountySystem, deliverExtract, fetchDifferences } from './county-system.ts';
import type { EmsMode, ReceivedEvent } from './ems-event.ts';

/** The simulated election management systems of the 58 counties. */
export type EmsSimulator = {
  mode(county: CountyCode): EmsMode;
  /** Switches a county's EMS. One that is simulated again takes up what it was told meanwhile, as a real one would. */
  setMode(county: CountyCode, mode: EmsMode): void;
  /** Takes an event that has been verified. The work goes on after the answer; a repeated event starts none. */
  take(event: ReceivedEvent): void;
  /** The differences that a county's EMS fetched for a check; undefined until it has. */
  fetched(checkId: string): readonly Difference[] | undefined;
  /** Whether a simulated EMS could not deliver its extract for this check: it does nothing more by itself. */
  gaveUp(checkId: string): boolean;
  /** What the simulated systems are still at. */
  busy(): readonly string[];
};

export type EmsSettings = {
  readonly systemOf: (county: CountyCode) => CountySystem;
  readonly scale: number;
  /** Told of work that failed: the county's staff would now read the help desk's number. */
  readonly report: (sentence: string) => void;
};

/** Simulated systems that all answer. */
export const createEmsSimulator = (settings: EmsSettings): EmsSimulator => {
  const modes = new Map<CountyCode, EmsMode>();
  const seen = new Set<string>();
  const inbox = new Map<string, readonly Difference[]>();
  const atWork = new Set<string>();
  const leftAlone = new Map<string, ReceivedEvent>();
  const undelivered = new Set<string>();

  const answer = async ({ type, county, checkId }: ReceivedEvent): Promise<void> => {
    const system = settings.systemOf(county);
    if (type === 'extract-requested' || type === 'extract-reminder') {
      const { emsExtract, emsPrecincts } = seedCounty(county, settings.scale);
      await deliverExtract(system, checkId, emsExtract(), emsPrecincts());
    } else if (type === 'differences-ready') {
      inbox.set(checkId, await fetchDifferences(system, checkId));
      await system.call('POST', `/v1/sync-checks/${checkId}/differences/acknowledgement`, {});
    }
  };

  const modeOf = (county: CountyCode): EmsMode => modes.get(county) ?? 'simulated';

  const work = (event: ReceivedEvent): void => {
    const name = `the EMS of ${countyOf(event.county).name} (${event.type})`;
    atWork.add(name);
    undelivered.delete(event.checkId);
    answer(event)
      .catch((error: unknown) => {
        if (event.type !== 'differences-ready') undelivered.add(event.checkId);
        settings.report(`  ! ${name}: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => atWork.delete(name));
  };

  return {
    mode: modeOf,
    setMode: (county, mode) => {
      modes.set(county, mode);
      if (mode !== 'simulated') return;
      for (const [id, event] of leftAlone) {
        if (event.county !== county) continue;
        leftAlone.delete(id);
        work(event);
      }
    },
    take: (event) => {
      if (seen.has(event.id)) return;
      seen.add(event.id);
      if (modeOf(event.county) === 'simulated') work(event);
      else leftAlone.set(event.id, event);
    },
    fetched: (checkId) => inbox.get(checkId),
    gaveUp: (checkId) => undelivered.has(checkId),
    busy: () => [...atWork],
  };
};
