/** Medians of one tool. */
export interface Medians {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

export type ToolName =
  | 'read only'
  | 'count newlines'
  | 'count newlines, streams'
  | 'ours, same order'
  | 'ours, same order, SHA-256 too'
  | 'ours, same order, streams'
  | 'ours, any order'
  | 'ours, any order, zstd streams, SHA-256 too'
  | 'DuckDB full outer join'
  | 'sort | comm'
  | 'decompress gzip'
  | 'ours, same order, gzip'
  | 'decompress zstd'
  | 'ours, same order, zstd';

export interface Goal {
  readonly text: string;
  readonly value: number;
  readonly limit: number;
  readonly met: boolean;
}

/** What the worst case of Los Angeles may take of the function's 2,048 MB. */
const WORST_MEGABYTES = 400;

/** The goals of the comparison, as ratios of medians of one run. */
export const goalsOf = (of: Readonly<Record<ToolName, Medians>>): Goal[] => {
  const wall = (a: ToolName, b: ToolName): number => of[a].wallSeconds / of[b].wallSeconds;
  const peak = (a: ToolName, b: ToolName): number => of[a].peakMegabytes / of[b].peakMegabytes;
  const most = (text: string, value: number, limit: number): Goal => ({ text, value, limit, met: value <= limit });
  const least = (text: string, value: number, limit: number): Goal => ({ text, value, limit, met: value >= limit });
  return [
    most('same order: time / counting newlines, at most', wall('ours, same order', 'count newlines'), 1),
    most(
      'same order over streams: time / counting newlines, at most',
      wall('ours, same order, streams', 'count newlines'),
      2,
    ),
    least('same order: times faster than DuckDB, at least', wall('DuckDB full outer join', 'ours, same order'), 10),
    least('same order: DuckDB memory / ours, at least', peak('DuckDB full outer join', 'ours, same order'), 30),
    least('any order: times faster than DuckDB, at least', wall('DuckDB full outer join', 'ours, any order'), 3),
    least('any order: DuckDB memory / ours, at least', peak('DuckDB full outer join', 'ours, any order'), 10),
    most('gzip: time / decompression alone, at most', wall('ours, same order, gzip', 'decompress gzip'), 1.35),
    most('zstd: time / decompression alone, at most', wall('ours, same order, zstd', 'decompress zstd'), 1.35),
    most(
      'worst case (any order, zstd streams): MB, at most',
      of['ours, any order, zstd streams, SHA-256 too'].peakMegabytes,
      WORST_MEGABYTES,
    ),
  ];
};
