import { runFaultSimulation } from '../../test/faults/run.ts';

/** One measured process: so many simulated messages under heavy faults, from a first seed on. */
const [messages = '0', firstSeed = '1'] = process.argv.slice(2);
const totals = await runFaultSimulation(Number(messages), Number(firstSeed), (done) => {
  if (done % 50_000 === 0) process.stderr.write(`from seed ${firstSeed}: ${done} messages\n`);
});
console.log(JSON.stringify(totals));
