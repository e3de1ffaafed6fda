import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { sleep } from '../base/wait.ts';
import { readState, removeState } from '../state.ts';
import { callStage, runningStage } from './client.ts';
import { readClockWish } from './clock-wish.ts';
import { identityOf } from './identity.ts';
import { moveClock, readClock } from './move-clock.ts';
import { parseUpOptions } from './options.ts';

const USAGE = `npm run local -- <command>
  up [--detach] [--port N] [--no-demo] [--empty] [--scale N]
                                                      start the stage (what npm start does)
  down                                                stop it
  status                                              whether it runs, and where
  token <county|sos>                                  an access token: token 03, token sos
  clock [ISO time | +PT8H]                            show or move the clock
  night <A|B|C>                                       move the clock through a group's next night
  invite-first-person "Name" address                  invite the first of SOS operations (after up --empty)
  load-register [county …]                            load VoteCal's rolls into the voter register: 03 07, or all
  mock-election [--ballots N] [--counties 03,19]      play a whole election with an invented cast, and score it
  outbox [--voter ID | --counties]                    what voters received, or counties
  reset                                               put the seeded state back
  cte [<command>]                                     the same of a County Test Environment beside it: cte up, cte clock, …
  cte refresh                                         take a masked copy of the local stage into it
  cte search-copy [--scale N]                         look for the local stage's voters in everything that it holds`;

/** How long a stage may take to stop, in milliseconds. */
const STOPPING = 15_000;

const down = async (): Promise<void> => {
  const state = runningStage();
  const { pid } = state;
  if (!(await identityOf(state))) {
    removeState(pid);
    throw new LocalFailure(`Process ${pid} is not a local stage that answers; it was left alone. Nothing else runs.`);
  }
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; readState()?.pid === pid; waited += 100) {
    if (waited > STOPPING) throw new LocalFailure(`The stage (process ${pid}) does not stop.`);
    await sleep(100);
  }
  console.log('Stopped.');
};

const status = async (): Promise<number> => {
  const state = readState();
  const identity = state && (await identityOf(state));
  const shown = identity && { ...state, now: identity.now, ...(identity.moving ? { moving: identity.moving } : {}) };
  console.log(shown ? JSON.stringify(shown, undefined, 2) : 'No local stage is running.');
  return identity ? 0 : 1;
};

const Token = z.object({ token: z.string() });
const Messages = z.array(z.record(z.string(), z.unknown()));

const token = async (who: string | undefined): Promise<void> => {
  const county = CountyCode.safeParse(who);
  if (who !== 'sos' && !county.success) throw new LocalFailure('Name a county ("03") or "sos".');
  const body = county.success ? { county: county.data } : { role: 'sos' };
  console.log(Token.parse(await callStage('/local/token', body)).token);
};

const clock = async (wish: string | undefined): Promise<void> => {
  // How far it has come goes beside what was asked for, so that a program can read that.
  const shown =
    wish === undefined ? readClock() : moveClock(readClockWish(wish), (sentence) => console.error(sentence));
  console.log(await shown);
};

const CountyMail = z.array(z.object({ acceptedAt: z.string(), to: z.string(), subject: z.string(), body: z.string() }));

const printCountyMail = async (): Promise<void> => {
  for (const mail of CountyMail.parse(await callStage('/outbox?format=json&audience=county'))) {
    console.log(`${mail.acceptedAt} email to ${mail.to}`);
    for (const line of `${mail.subject}\n${mail.body}`.trim().split('\n')) console.log(`    ${line}`);
  }
};

const outbox = async (words: readonly string[]): Promise<void> => {
  const voter = words[0] === '--voter' ? words[1] : undefined;
  const query = voter === undefined ? '' : `&voter=${encodeURIComponent(voter)}`;
  if (words[0] === '--counties') return printCountyMail();
  for (const message of Messages.parse(await callStage(`/outbox?format=json${query}`))) {
    const { acceptedAt, channel, language, type, to, subject, body } = message;
    console.log(`${acceptedAt} ${channel} ${language} ${type} to ${to}`);
    for (const line of `${subject ?? ''}\n${body ?? ''}`.trim().split('\n')) console.log(`    ${line}`);
  }
};

const COMMANDS: Readonly<Record<string, (words: readonly string[]) => Promise<unknown>>> = {
  up: async (words) => {
    const options = parseUpOptions(words);
    const running = readState();
    // Not the stage that wrote the state: its process number has become somebody else's.
    if (running && !(await identityOf(running))) removeState(running.pid);
    else if (running)
      throw new LocalFailure(`A local stage already runs at ${running.url}. Stop it: npm run local -- down`);
    // Loaded when needed: the other commands need neither the SDK nor the pages.
    if (options.detach) return (await import('./detach.ts')).upDetached(options);
    return (await import('./up.ts')).up(options);
  },
  down,
  status,
  token: ([who]) => token(who),
  clock: ([wish]) => clock(wish),
  night: async ([group]) => (await import('./night.ts')).playGroupNight(group),
  'invite-first-person': async (words) => (await import('./first-steps.ts')).inviteFirstPersonCommand(words),
  'load-register': async (words) => (await import('./first-steps.ts')).loadRegisterCommand(words),
  'mock-election': async (words) => (await import('./mock-election.ts')).playMock(words),
  outbox,
  refresh: async () => (await import('./data-refresh.ts')).refreshCommand(),
  'search-copy': async (words) => (await import('./data-refresh.ts')).searchCopyCommand(words),
  cte: async (words) => (await import('./beside.ts')).runBeside(words),
  reset: async () => {
    await callStage('/local/reset', {});
    console.log('The seeded state is back; the clock shows real time.');
  },
};

/** Runs a command of the local stage's command line and gives the exit code. Throws a `LocalFailure` for a wrong one. */
export const runCommand = async (words: readonly string[]): Promise<number> => {
  const [name = 'help', ...rest] = words;
  const command = COMMANDS[name];
  if (!command) {
    const wanted = name === 'help' || name === '--help';
    (wanted ? console.log : console.error)(USAGE);
    return wanted ? 0 : 1;
  }
  const code = await command(rest);
  return typeof code === 'number' ? code : 0;
};
