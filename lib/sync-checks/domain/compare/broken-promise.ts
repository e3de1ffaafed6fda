/**
 * VoteCal's roll is not what its exporter vouched for: a row that was taken unseen is none. Its rows are then looked at
 * one by one like anybody's.
 */
export class BrokenPromise extends Error {}
