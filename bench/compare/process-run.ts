import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_MILLISECONDS = 20;
/** Clock ticks per second in /proc: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** One run of one tool. */
export interface Run {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly output: string;
}

/** Runs a process to its end. What it and its children used is sampled, for tools that cannot say it themselves. */
export const runProcess = (command: string, args: readonly string[]): Promise<Run> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const stop = (): void => void child.kill();
    process.once('exit', stop);
    const output: string[] = [];
    const ticks = new Map<number, number>();
    let peak = 0;
    const sample = (): void => {
      if (child.pid === undefined) return;
      let resident = 0;
      for (const pid of familyOf(child.pid)) {
        const usage = usageOf(pid);
        if (usage === undefined) continue;
        resident += usage.kilobytes;
        ticks.set(pid, usage.ticks);
      }
      peak = Math.max(peak, resident);
    };
    const timer = setInterval(sample, SAMPLE_MILLISECONDS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      process.off('exit', stop);
      if (code !== 0) {
        reject(new Error(`${command} ${args.join(' ')} ended with ${code}.`));
        return;
      }
      resolve({
        wallSeconds: (performance.now() - started) / 1000,
        cpuSeconds: [...ticks.values()].reduce((sum, value) => sum + value, 0) / TICKS,
        peakMegabytes: peak / 1024,
        output: output.join('').trim(),
      });
    });
  });

const familyOf = (pid: number): number[] => {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(familyOf)];
  } catch {
    return [];
  }
};

const usageOf = (pid: number): { ticks: number; kilobytes: number } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { ticks: Number(fields[11]) + Number(fields[12]), kilobytes: Number(resident ?? 0) };
  } catch {
    return undefined;
  }
};
