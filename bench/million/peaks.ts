import { readFileSync } from 'node:fs';
import { treeOf } from '../../test/end-to-end/process-tree.ts';

/** The emulator runs each container of a function as a process. */
const WORKER = /ministack-lambda-rollcall-[a-z]+-([a-z-]+)-[^-/]+\/_worker/;

/** What a process has had in memory at most, in megabytes; undefined when it is gone. */
const peakOf = (pid: number): number | undefined => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  } catch {
    return undefined;
  }
};

/** Watches the containers of a stage. `peaks`: by function, the most that any of its containers has had in memory. */
export const watchPeaks = (stage: number, everyMs: number) => {
  const peaks = new Map<string, number>();
  const look = (): void => {
    for (const { pid, command } of treeOf(stage)) {
      const [, name] = WORKER.exec(command) ?? [];
      const peak = name === undefined ? undefined : peakOf(pid);
      if (name !== undefined && peak !== undefined) peaks.set(name, Math.max(peaks.get(name) ?? 0, peak));
    }
  };
  const timer = setInterval(look, everyMs);
  return {
    peaks,
    stop: (): void => {
      clearInterval(timer);
      look();
    },
  };
};
