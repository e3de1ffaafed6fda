import { createClients } from '../aws/clients.ts';
import { STAGE } from '../aws/names.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { refreshBeside } from '../data-refresh/refresh-beside.ts';
import { searchCopy } from '../data-refresh/search-copy.ts';
import { DEFAULT_SCALE } from '../seed/seed.ts';
import { runningStage } from './client.ts';

/** The emulator of the running test environment. Throws a `LocalFailure` anywhere else. */
const emulatorBeside = (): string => {
  if (STAGE !== 'cte')
    throw new LocalFailure('It is the test environment that is refreshed: npm run local -- cte refresh');
  return runningStage().emulator;
};

const scaleOf = (word: string | undefined): number => {
  if (word === undefined) return DEFAULT_SCALE;
  if (!/^[1-9]\d*$/.test(word))
    throw new LocalFailure('Give the scale that both stages were started with: --scale 2000.');
  return Number(word);
};

/** Takes a masked copy of the local stage into the test environment beside it, and shows what both sides have counted. */
export const refreshCommand = async (): Promise<number> => {
  const refresh = await refreshBeside(createClients(emulatorBeside()), (sentence) => console.error(`  … ${sentence}`));
  console.log(`Copy ${refresh.copy}: ${refresh.state}. ${refresh.confidential} confidential voters left out.`);
  for (const [table, { rows, sum }] of Object.entries(refresh.expected ?? {})) {
    const found = refresh.found?.[table as keyof typeof refresh.found];
    console.log(
      `  ${table}: ${rows} rows sent (${sum.slice(0, 8)}…), ${found?.rows} there (${found?.sum.slice(0, 8)}…)`,
    );
  }
  console.log(`  files of rolls: ${refresh.objects}, of which ${refresh.objectsDiffering} differ`);
  return refresh.state === 'done' ? 0 : 1;
};

/** Searches the test environment for everything that the source's voters have. Answers 1 when something is there. */
export const searchCopyCommand = async ([flag, scale]: readonly string[]): Promise<number> => {
  const searched = await searchCopy(emulatorBeside(), scaleOf(flag === '--scale' ? scale : undefined));
  console.log(`Looked for ${searched.voters} voters of the source in ${searched.characters} characters:`);
  for (const [place, count] of Object.entries(searched.places)) console.log(`  ${place}: ${count} texts`);
  for (const one of searched.found.slice(0, 20)) console.log(`  ! ${one}`);
  console.log(searched.found.length === 0 ? 'Nothing of theirs is there.' : `${searched.found.length} are there.`);
  return searched.found.length === 0 ? 0 : 1;
};
