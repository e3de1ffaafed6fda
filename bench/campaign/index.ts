import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FAULTS } from '../../lib/local/provider/faults.ts';
import { formatLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { COUNTIES } from '../../lib/shared/counties.ts';
import { type CampaignClient, type CampaignVoter, clientOf } from './client.ts';
import { type CampaignStage, startStage } from './stage.ts';

const ELECTION = '2026-11-03-statewide';
/** When the voters sign up. */
const SIGNED_UP = '2026-10-03T10:00:00-07:00';
/** What happens to each ballot, and when its county says so. */
const STATUSES = [
  { status: 'ISSUED', statusAt: '2026-10-05T08:00:00-07:00', toldAt: '2026-10-05T10:00:00-07:00' },
  { status: 'INR', statusAt: '2026-10-08T08:00:00-07:00', toldAt: '2026-10-08T10:00:00-07:00' },
  { status: 'NVS', statusAt: '2026-10-12T08:00:00-07:00', toldAt: '2026-10-12T10:00:00-07:00' },
  { status: 'ACCEPTED', statusAt: '2026-10-16T08:00:00-07:00', toldAt: '2026-10-16T10:00:00-07:00' },
] as const;
const LAST = 'Accepted';
const CHANNELS = ['text', 'email'] as const;
/** Faults after which a message is never heard on its channel: they strike texts alone, so that the email is left. */
const FATAL: readonly string[] = ['refuse', 'reset', 'hang'];
/** Of so many messages, one is struck by each of the faults. */
const STRUCK = 40;
/** How long the clock goes on after the last status: a call in doubt is given up after 26 hours. */
const AFTER = ['PT10M', 'PT2H', 'PT6H', 'PT26H', 'PT6H'] as const;

const electorate = async (client: CampaignClient, wanted: number): Promise<readonly CampaignVoter[]> => {
  const found: CampaignVoter[] = [];
  for (const { code } of COUNTIES) {
    if (found.length >= wanted) break;
    const voters = await client.votersOf(code);
    found.push(...voters.filter(({ status, confidential }) => status === 'A' && !confidential));
  }
  if (found.length < wanted) throw new Error(`The stage has ${found.length} voters, not ${wanted}.`);
  return found.slice(0, wanted);
};

/** A function whose worker was killed is spared so long: the next one has come up and works by then. Milliseconds. */
const SPARED_MS = 5_000;

/** Kills a worker of the stage every moment until the work is over, and answers how many. */
const killDuring = async (stage: CampaignStage, kills: number, work: Promise<unknown>): Promise<number> => {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  let killed = 0;
  const struck = new Map<string, number>();
  while (!isOver && killed < kills) {
    const workers = stage
      .workers()
      .filter((worker) => performance.now() - (struck.get(worker.function) ?? -SPARED_MS) >= SPARED_MS);
    const victim = workers[Math.floor(Math.random() * workers.length)];
    if (victim) {
      try {
        process.kill(victim.pid, 'SIGKILL');
        struck.set(victim.function, performance.now());
        killed += 1;
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await pause(300 + Math.random() * 700);
  }
  await over;
  return killed;
};

const upload = async (client: CampaignClient, voters: readonly CampaignVoter[], step: (typeof STATUSES)[number]) => {
  for (const [county, own] of Map.groupBy(voters, (voter) => voter.county)) {
    const records = own.map(({ voterId }) => ({
      voterId,
      ballotId: `B${voterId.slice(1)}-9`,
      status: step.status,
      statusAt: step.statusAt,
      ...(step.status === 'ISSUED' ? { sentDate: step.statusAt.slice(0, 10) } : {}),
    }));
    const { rejected } = await client.upload(county, ELECTION, records);
    if (rejected.length > 0) throw new Error(`County ${county} had ${rejected.length} rows rejected.`);
  }
};

/** `--voters 500 --kills 100`: four statuses a ballot on a stage of its own, with every fault and killed workers. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: { voters: { type: 'string', default: '500' }, kills: { type: 'string', default: '100' } },
  });
  const started = performance.now();
  const stage = await startStage();
  try {
    const client = clientOf(stage);
    const voters = await electorate(client, Number(values.voters));
    // Whoever signs up hears what happens from that day on.
    await client.moveTo(SIGNED_UP);
    for (const voter of voters) await client.subscribe(voter, CHANNELS);
    const times = Math.ceil((voters.length * CHANNELS.length) / STRUCK);
    let killed = 0;
    for (const [index, step] of STATUSES.entries()) {
      await client.moveTo(step.toldAt);
      await client.addFaults(
        FAULTS.map((fault) => ({ fault, times, ...(FATAL.includes(fault) ? { channel: 'text' } : {}) })),
      );
      const share = Math.ceil((Number(values.kills) - killed) / (STATUSES.length - index));
      const work = upload(client, voters, step).then(() => client.advance('PT5M'));
      killed += await killDuring(stage, share, work);
      await client.clearFaults();
      await client.advance('PT1H');
      console.log(`${step.status.padEnd(12)} ${killed} workers killed so far`);
    }
    for (const time of AFTER) await client.advance(time);
    const taken = await client.taken();
    const counts = Map.groupBy(taken, formatLedgerKey);
    const twice = [...counts].filter(([, all]) => all.length > 1).map(([key]) => key);
    const heard = new Set(taken.filter(({ type }) => type === LAST).map(({ voterId }) => voterId));
    const deaf = voters.filter(({ voterId }) => !heard.has(voterId)).map(({ voterId }) => voterId);
    console.log(`voters       ${voters.length}, ${voters.length * STATUSES.length} statuses decided`);
    console.log(`messages     ${counts.size} taken by providers, ${killed} workers killed`);
    console.log(`seconds      ${((performance.now() - started) / 1000).toFixed(0)}`);
    const verdict = (name: string, findings: readonly string[]): boolean => {
      console.log(`${findings.length === 0 ? 'met   ' : 'MISSED'}  ${name}: ${findings.length}`);
      for (const finding of findings.slice(0, 10)) console.log(finding);
      return findings.length === 0;
    };
    const verdicts = [
      verdict('messages taken twice', twice),
      verdict('voters who never heard their last status', deaf),
    ];
    return verdicts.every(Boolean) && killed >= Number(values.kills);
  } finally {
    await stage.stop();
  }
};
