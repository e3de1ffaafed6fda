import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readState } from '../../lib/local/state.ts';
import { COUNTIES } from '../../lib/shared/counties.ts';
import { Temporal } from '../../lib/shared/time.ts';
import {
  call,
  collect,
  forEach,
  moveTo,
  now,
  outbox,
  read,
  subscribe,
  votersOf,
} from '../../test/end-to-end/client.ts';
import { type StaffBrowser, signIn } from '../../test/end-to-end/staff-client.ts';
import { judged, type Told } from './judged.ts';

const ELECTION = '2026-11-03-statewide';
/** When the drill begins on the stage's clock: within everybody's hours. */
const BEGINS = '2026-10-12T10:00:00-07:00';
/** A halt holds within so long. Seconds. */
const HALT_SECONDS = 10;
/** How often it is looked how far something has come. Milliseconds. */
const LOOK_MS = 500;
/** How long nothing may move before it counts as over. Milliseconds. */
const STILL_MS = 12_000;

type DrillVoter = { readonly voterId: string; readonly county: string };

const Halt = z.looseObject({ id: z.string() });

/** As a form of the pages takes it: Pacific time, to the minute. */
const inForm = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO('America/Los_Angeles').toPlainDateTime().toString({ smallestUnit: 'minute' });

const seconds = (from: number): number => Math.round((performance.now() - from) / 100) / 10;

/** What the voters of the drill were told so far. */
const toldTo = async (voterIds: ReadonlySet<string>): Promise<readonly Told[]> =>
  (await outbox()).filter(({ voterId }) => voterIds.has(voterId));

/** Lets the clock go on, step by step, until `isDone`. Gives the stage back its time while it works. */
const until = async (what: string, isDone: () => Promise<boolean>, step = { minutes: 2 }): Promise<void> => {
  for (let steps = 0; steps < 40; steps += 1) {
    if (await isDone()) return;
    await moveTo((await now()).add(step).toString());
  }
  throw new Error(`The drill waited in vain for ${what}.`);
};

/** Posts the wrong messages' ballots, stops them while they go out, and answers how long the last one took after the halt. */
const haltUnderLoad = async (voters: readonly DrillVoter[]) => {
  const all = new Set(voters.map(({ voterId }) => voterId));
  const statusAt = (await now()).toString();
  await forEach([...Map.groupBy(voters, ({ county }) => county)], async ([county, own]) => {
    const records = own.map(({ voterId }) => {
      const ballotId = `D${voterId.slice(1)}`;
      return { voterId, ballotId, status: 'ISSUED', statusAt, sentDate: '2026-10-12' };
    });
    const posted = await call(county, 'POST', `/v1/elections/${ELECTION}/ballots`, { body: { records } });
    read(posted, 200, z.looseObject({ accepted: z.literal(records.length) }));
  });
  const count = async (): Promise<number> => (await toldTo(all)).length;
  // A quarter of them has gone out when somebody stops the rest.
  for (let before = await count(); before < voters.length / 4; before = await count()) await pause(LOOK_MS);
  const body = { electionId: ELECTION, type: 'Outbound', reason: 'A drill: the words are wrong.' };
  const { id } = read(await call('sos', 'POST', '/v1/halts', { body }), 201, Halt);
  const halted = performance.now();
  let [last, moved] = [await count(), halted];
  while (performance.now() - moved < STILL_MS) {
    await pause(LOOK_MS);
    const told = await count();
    if (told !== last) [last, moved] = [told, performance.now()];
  }
  return { id, statusAt, told: last, lastAfter: (moved - halted) / 1000 };
};

/** By the pages alone, as the runbook says: proposed by one, counted, approved by another, carried out. */
const retract = async (one: StaffBrowser, other: StaffBrowser, from: string) => {
  const form = {
    electionId: ELECTION,
    type: 'Outbound',
    toldFrom: inForm(Temporal.Instant.from(from)),
    toldUntil: inForm((await now()).add({ minutes: 1 })),
    reason: 'A drill: the words are wrong.',
  };
  await one.post('/operations/retractions', form);
  const started = performance.now();
  // One that waits for approval has a form of its own, behind its numbers; those that are over have none.
  let [id, counted] = ['', 0];
  await until('the count', async () => {
    const { text } = await other.get('/operations/retractions');
    const form = text.indexOf('/operations/retractions/approval"');
    if (form === -1) return false;
    counted = Number(
      [...text.slice(0, form).matchAll(/([\d,]+) messages? w(?:ere|as) told/g)].at(-1)?.[1]?.replaceAll(',', ''),
    );
    id = /name="id" value="(retraction-[^"]+)"/.exec(text.slice(form))?.[1] ?? '';
    return true;
  });
  const toCount = seconds(started);
  const approved = await other.post('/operations/retractions/approval', { id });
  if (!approved.location?.includes('notice=approved')) throw new Error(`It was not approved: ${approved.location}`);
  return { id, counted, toCount };
};

/**
 * The fire drill of the runbook, on a local stage that runs (`npm run local -- up --no-demo`, nothing posted yet): a wrong message to so
 * many voters, stopped under load, taken back by two people, resumed, reported. Prints how long each step took in real time.
 */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: { voters: { type: 'string', default: '1000' } },
  });
  const state = readState();
  if (!state?.ready) throw new Error('No local stage runs: npm run local -- up --detach --port 0 --no-demo');
  process.env['ROLLCALL_URL'] = state.url;
  const wanted = Number(values.voters);
  if (Temporal.Instant.compare(await now(), Temporal.Instant.from(BEGINS)) !== 0) await moveTo(BEGINS);
  const found = (await collect(COUNTIES, ({ code }) => votersOf(code, wanted))).flat();
  const voters = found.filter(({ status, confidential }) => status === 'A' && !confidential).slice(-wanted);
  const voterIds = voters.map(({ voterId }) => voterId);
  if (voterIds.length < wanted) throw new Error(`The stage has ${voterIds.length} such voters: start it with --scale.`);
  await forEach(voterIds, (voterId) => subscribe(voterId, { channels: ['text'] }));
  const [one, other] = [await signIn('ballots@sos.example.org'), await signIn('operations@sos.example.org')];
  const all = new Set(voterIds);

  const began = performance.now();
  const halt = await haltUnderLoad(voters);
  const steps: [string, string][] = [
    ['told when the last one went out', `${halt.told} of ${wanted}`],
    ['last claim after the halt', `${halt.lastAfter.toFixed(1)} s`],
  ];
  const retraction = await retract(one, other, halt.statusAt);
  steps.push(['counted whom it concerns', `${retraction.counted} in ${retraction.toCount} s`]);
  const approved = performance.now();
  const corrected = async (): Promise<number> => (await toldTo(all)).filter(({ type }) => type === 'Correction').length;
  await until('every correction', async () => (await corrected()) >= halt.told);
  steps.push(['every correction out after the approval', `${await corrected()} in ${seconds(approved)} s`]);
  const resumed = performance.now();
  read(await call('sos', 'DELETE', `/v1/halts/${halt.id}`), 200, Halt);
  await pause(5_000);
  const outOf = async (): Promise<number> => (await toldTo(all)).filter(({ type }) => type === 'Outbound').length;
  await until('what waited, and what is told anew', async () => (await outOf()) >= wanted + halt.told);
  steps.push(['what waited and what is told anew, out after the halt', `${wanted} in ${seconds(resumed)} s`]);
  await moveTo((await now()).add({ minutes: 30 }).toString());
  await other.post('/operations/retractions/recount', { id: retraction.id });
  await moveTo((await now()).add({ minutes: 3 }).toString());
  const report = (await one.get('/operations/retractions?format=csv')).text;
  steps.push(['report', `${report.trim().split('\n').length - 1} lines, ${seconds(began)} s after the first message`]);

  for (const [what, figure] of steps) console.log(`${what.padEnd(56)}${figure}`);
  const judgement = judged(await toldTo(all), voterIds, halt.told);
  console.log(
    `duplicates ${judgement.duplicates}, losses ${judgement.losses}, corrections too many ${judgement.uncalledFor}`,
  );
  const isIntime = halt.lastAfter <= HALT_SECONDS;
  if (!isIntime) console.log(`MISSED: a message went out later than ${HALT_SECONDS} s after the halt.`);
  return isIntime && retraction.counted === halt.told && Object.values(judgement).every((count) => count === 0);
};
