import { runFaultSimulation } from '../../test/faults/run.ts';

/** A run of hours says how far it is, and at once what it found. */
const TOLD_EVERY = 20_000;

/** One measured process: so many simulated messages under heavy faults, from a first seed on. */
const [messages = '0', firstSeed = '1'] = process.argv.slice(2);
let told = 0;
const totals = await runFaultSimulation(Number(messages), Number(firstSeed), (soFar) => {
  if (soFar.messages - told < TOLD_EVERY && soFar.findings.length === 0) return;
  told = soFar.messages;
  const { requests, crashes, findings } = soFar;
  process.stderr.write(`from seed ${firstSeed}: ${JSON.stringify({ messages: told, requests, crashes, findings })}\n`);
});
console.log(JSON.stringify(totals));
