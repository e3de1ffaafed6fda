/** A message that a provider took, of a voter of the drill. */
export type Told = {
  readonly voterId: string;
  readonly type: string;
  readonly channel: string;
  readonly ledgerKey: string;
};

/**
 * What was wrong in a drill by what the provider took: messages that it took twice, messages that never came, corrections that
 * nobody was owed. Each voter is told once in right words; `wronged` of them were told in wrong ones before, and corrected.
 */
export const judged = (told: readonly Told[], voterIds: readonly string[], wronged: number) => {
  const keys = new Set(told.map(({ ledgerKey }) => ledgerKey));
  const byVoter = Map.groupBy(told, ({ voterId }) => voterId);
  const countOf = (voterId: string, type: string): number =>
    (byVoter.get(voterId) ?? []).filter((one) => one.type === type).length;
  let [losses, uncalledFor, corrected] = [0, 0, 0];
  for (const voterId of voterIds) {
    const corrections = countOf(voterId, 'Correction');
    corrected += corrections;
    // Told once; who was told before the halt a second time, behind the correction.
    const missing = 1 + corrections - countOf(voterId, 'Outbound');
    losses += Math.max(0, missing);
    uncalledFor += Math.max(0, corrections - 1) + Math.max(0, -missing);
  }
  losses += Math.max(0, wronged - corrected);
  return { duplicates: told.length - keys.size, losses, uncalledFor };
};
