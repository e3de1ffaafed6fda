import { COUNTIES, type CountyCode } from '../../lib/shared/counties.ts';
import type { Log } from '../../lib/shared/log.ts';
import {
  applyFile,
  compareSnapshot,
  type Finished,
  finishLoad,
  type LoadWish,
  planLoad,
} from '../../lib/voters/use-cases/load-register.ts';

type Ports = Parameters<typeof planLoad>[0] &
  Parameters<typeof compareSnapshot>[0] &
  Parameters<typeof applyFile>[0] &
  Parameters<typeof finishLoad>[0];

export const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const EVERY_COUNTY: readonly CountyCode[] = COUNTIES.map(({ code }) => code);

/** A run of `load-register` as its machine runs it: compare each county, apply who is there, then who is not, finish. */
export const runLoad = async (
  ports: Ports,
  wish: Partial<LoadWish> = {},
  order: (files: readonly string[]) => readonly string[] = (files) => files,
  log: Log = SILENT,
): Promise<readonly Finished[]> => {
  const { planned: counties } = await planLoad(
    ports,
    { counties: EVERY_COUNTY, first: false, accept: [], ...wish },
    log,
  );
  const found = [];
  for (const county of counties) found.push(await compareSnapshot(ports, county, log));
  for (const file of order(found.flatMap((one) => one?.present ?? []))) await applyFile(ports, file);
  for (const file of order(found.flatMap((one) => one?.absent ?? []))) await applyFile(ports, file);
  const finished: Finished[] = [];
  for (const county of counties) {
    const end = await finishLoad(ports, county, log);
    if (end.ok) finished.push(end.value);
  }
  return finished;
};
