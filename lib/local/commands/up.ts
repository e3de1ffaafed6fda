import { STAGE } from '../aws/names.ts';
import { stopAllChildren } from '../base/child.ts';
import { describeFailure } from '../base/local-failure.ts';
import { lineProgress } from '../base/progress.ts';
import { createResources } from '../base/resources.ts';
import { sleep } from '../base/wait.ts';
import { clockSentence } from '../demo/ballots.ts';
import { demonstrate } from '../demo/demonstration.ts';
import { type Stage, startStage } from '../stage.ts';
import { removeState, writeState } from '../state.ts';
import type { UpOptions } from './options.ts';

/** Why a running stage ends. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Milliseconds within which the end of a child process is noticed. */
const NOTICE = 400;

const stateOf = (stage: Stage, ready: boolean) => ({
  pid: process.pid,
  id: stage.id,
  url: stage.url,
  ready,
  emulator: stage.endpoint,
  provider: stage.providerUrl,
});

const TOKEN = 'a token: npm run local -- token 03';
const FIRST = 'a token, once a county is registered: npm run local -- token 03';

const addresses = (url: string, seeded: boolean): string => `
Serving. It stops with Ctrl-C, or with: npm run local -- down

  ${url}/             Where’s My Ballot, the voters’ site
  ${url}/outbox       what voters and counties received
  ${url}/operations   the Secretary of State’s and the counties’ pages; whose eyes: ${url}/local/sign-in
  ${url}/v1/docs      the county API; ${seeded ? TOKEN : FIRST}`;

/** What comes next in a stage that holds nobody and nothing. */
const FROM_NOTHING = `
There is nobody and nothing yet. Begin with:

  npm run local -- invite-first-person "Olivia Park" olivia.park@sos.ca.gov
  npm run local -- load-register 03

What comes between and after: docs/local-stage.md, "From nothing".`;

/** The words with which a stage is ready. */
export const closingWords = (url: string, { seeded }: Pick<UpOptions, 'seeded'>): string =>
  `${addresses(url, seeded)}${seeded ? '' : `\n${FROM_NOTHING}`}`;

/** Waits for as long as nobody ends the stage. */
const untilStopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** Starts the stage, plays the demonstration, and serves until it is stopped. Returns the exit code. */
export const up = async (options: UpOptions): Promise<number> => {
  const progress = lineProgress();
  const resources = createResources();
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Stopped());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const start = performance.now();
  const work = async (): Promise<never> => {
    progress.line(
      STAGE === 'cte' ? 'Rollcall, County Test Environment beside the local stage' : 'Rollcall, local stage',
    );
    const stage = await startStage({ ...options, progress, shutDown: stop }, resources, controller);
    writeState(stateOf(stage, false));
    if (options.demo) await stage.withoutReset(() => demonstrate(stage, options.scale, progress));
    writeState(stateOf(stage, true));
    progress.line(`\n${clockSentence(stage)} Ready after ${((performance.now() - start) / 1000).toFixed(0)} s.`);
    progress.line(closingWords(stage.url, options));
    // The other groups' nights come later: their rolls are uploaded while nobody waits. Who needs one asks again.
    stage.snapshots.ensureAll().catch(() => undefined);
    return untilStopped(controller.signal);
  };
  try {
    return await Promise.race([work(), untilStopped(controller.signal)]);
  } catch (error) {
    // When the emulator dies, the first to notice may be a call that finds nobody there.
    await sleep(NOTICE);
    const reason: unknown = controller.signal.aborted ? controller.signal.reason : error;
    if (reason instanceof Stopped) {
      progress.line('\nStopping …');
      return 0;
    }
    console.error(`\n${describeFailure(reason)}`);
    return 1;
  } finally {
    // Whatever ended the stage, nothing that was under way goes on.
    controller.abort(new Stopped());
    await resources.closeAll();
    await stopAllChildren();
    removeState(process.pid);
  }
};
