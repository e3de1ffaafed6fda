import { readFileSync } from 'node:fs';

/**
 * Peak resident memory of this process in MB. `process.resourceUsage().maxRSS` would not do: Linux carries the parent's
 * size into it when the process is started.
 */
export const peakMegabytes = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
