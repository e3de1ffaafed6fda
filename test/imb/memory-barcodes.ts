import type { CoverageCount } from '../../lib/imb/domain/coverage.ts';
import type { Tracked } from '../../lib/imb/domain/tracking-row.ts';
import type { BarcodeStore, CoverageCounts, TrackedKey, WaitingScan } from '../../lib/imb/ports.ts';

const keyOf = ({ barcode, electionId }: TrackedKey): string => `${barcode} ${electionId}`;

/** The barcodes table in memory, with the same conditions. */
export class MemoryBarcodes {
  readonly tracked = new Map<string, Tracked>();
  readonly waits: WaitingScan[] = [];
  readonly counts: (CoverageCount & { readonly electionId: string; readonly county: string })[] = [];
  /** What happens between a scan's first look and its second. */
  meanwhile: () => Promise<void> = async () => undefined;

  private count(tracked: readonly Tracked[], kind: CoverageCount['kind']): void {
    for (const { electionId, county, direction, countedOn, scannedOn = countedOn } of tracked) {
      this.counts.push({ electionId, county, direction, kind, day: kind === 'seen' ? scannedOn : countedOn, count: 1 });
    }
  }

  readonly store: BarcodeStore = {
    findAll: async (keys) => [...new Set(keys.map(keyOf))].flatMap((key) => this.tracked.get(key) ?? []),
    add: async (tracked) => {
      if (tracked.some((one) => this.tracked.has(keyOf(one)))) return 'taken';
      for (const one of tracked) this.tracked.set(keyOf(one), one);
      this.count(tracked, 'named');
      return 'added';
    },
    markScanned: async (tracked) => {
      const fresh = tracked.filter((one) => this.tracked.get(keyOf(one))?.scannedOn === undefined);
      for (const one of fresh) this.tracked.set(keyOf(one), one);
      this.count(fresh, 'scanned');
      this.count(fresh, 'seen');
    },
    wait: async (scans) => {
      this.waits.push(...scans);
      await this.meanwhile();
    },
    waiting: async (barcodes) => this.waits.filter(({ barcode }) => barcodes.includes(barcode)),
  };

  readonly coverage: CoverageCounts = {
    of: async (electionId, county) => ({
      county,
      counts: this.counts.filter((one) => one.electionId === electionId && one.county === county),
    }),
  };
}
