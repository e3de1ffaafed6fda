import { execFileSync } from 'node:child_process';

export type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: string;
};

/** Every process of this machine. */
export const processes = (): Process[] =>
  execFileSync('ps', ['-axo', 'pid=,ppid=,pgid=,command='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, group, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
    });

/** A process, its children and theirs, and whoever is in a process group that one of them leads. */
export const treeOf = (root: number): Process[] => {
  const all = processes();
  const known = new Set([root]);
  for (let grown = true; grown; ) {
    const before = known.size;
    for (const one of all) if (known.has(one.parent) || known.has(one.group)) known.add(one.pid);
    grown = known.size > before;
  }
  return all.filter(({ pid }) => known.has(pid));
};
