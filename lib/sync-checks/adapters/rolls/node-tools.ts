import type { ComparisonTools } from '../../ports/comparison.ts';
import { differenceSorter } from './difference-sorter.ts';
import { nodeBytes } from './node-bytes.ts';

/** Node's byte functions, and a sorter that spills to this machine's disk. */
export const nodeTools: ComparisonTools = { bytes: nodeBytes, sorter: () => differenceSorter() };
