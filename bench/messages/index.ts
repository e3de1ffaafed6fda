import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runBundled } from '../aws/bundled.ts';

type Part = {
  readonly messages: number;
  readonly seconds: number;
  readonly processorMs: number;
  readonly standInMs: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly memory: { readonly early: number; readonly late: number };
};

const GOAL_PER_SECOND = 800;

const verdict = (met: boolean, text: string): boolean => {
  console.log(`${met ? 'met   ' : 'MISSED'}  ${text}`);
  return met;
};

/** `--messages 40000`: from the upload's record to the provider, with the real handlers and the SDK. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({ args: [...options], options: { messages: { type: 'string', default: '40000' } } });
  const processes = availableParallelism();
  const share = String(Math.ceil(Number(values.messages) / processes));
  const parts = await Promise.all(
    Array.from({ length: processes }, () => runBundled<Part>('bench/messages/worker.ts', [share])),
  );
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const messages = sum((part) => part.messages);
  const gross = sum((part) => part.processorMs) / messages;
  const net = sum((part) => part.processorMs - part.standInMs) / messages;
  const mean = (of: (part: Part) => number): number => sum(of) / parts.length;
  const perSecond = (processes * 1000) / net;
  console.log(`messages     ${messages} on ${processes} processes`);
  console.log(`wall         ${sum((part) => part.messages / part.seconds).toFixed(0)}/s, with the stand-ins for AWS`);
  console.log(`processor    ${gross.toFixed(2)} ms a message, ${net.toFixed(2)} ms without the stand-ins`);
  for (const name of Object.keys(parts[0]?.calls ?? {}).sort()) {
    console.log(`${name.padEnd(12)} ${mean((part) => part.calls[name] ?? 0).toFixed(2)} a message`);
  }
  console.log(
    `DynamoDB     ${mean((part) => part.readUnits).toFixed(1)} read and ${mean((part) => part.writeUnits).toFixed(1)} write units a message`,
  );
  console.log(
    `memory       ${mean((part) => part.memory.early).toFixed(0)} MB after a quarter, ${mean((part) => part.memory.late).toFixed(0)} MB at the end`,
  );
  return verdict(
    perSecond >= GOAL_PER_SECOND,
    `${perSecond.toFixed(0)}/s by processor time, at least ${GOAL_PER_SECOND}`,
  );
};
