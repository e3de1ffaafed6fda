import type { CoverageCount } from '../../lib/imb/domain/coverage.ts';
import type { Tracked } from '../../lib/imb/domain/tracking-row.ts';
import type { BarcodeStore, CoverageCounts, TrackedChange, TrackedKey, WaitingScan } from '../../lib/imb/ports.ts';

const keyOf = ({ barcode, electionId }: TrackedKey): string => `${barcode} ${electionId}`;

/** The barcodes table in memory, with the same conditions. */
export class MemoryBarcodes {
  readonly tracked = new Map<string, Tracked>();
  readonly waits: WaitingScan[] = [];
  readonly counts: (CoverageCount & { readonly electionId: string; readonly county: string })[] = [];
  /** What happens between a scan's first look and its second. */
  meanwhile: () => Promise<void> = async () => undefined;

  private count(tracked: readonly Tracked[], kind: CoverageCount['kind'], count = 1): void {
    for (const { electionId, county, direction, countedOn, scannedOn = countedOn } of tracked) {
      this.counts.push({ electionId, county, direction, kind, day: kind === 'seen' ? scannedOn : countedOn, count });
    }
  }

  readonly store: BarcodeStore = {
    findAll: async (keys) => [...new Set(keys.map(keyOf))].flatMap((key) => this.tracked.get(key) ?? []),
    change: async (changes) => {
      const isAsFound = ({ before, after }: TrackedChange): boolean => {
        const key = before ?? after;
        const present = key && this.tracked.get(keyOf(key));
        return present?.voterId === before?.voterId && present?.direction === before?.direction;
      };
      if (!changes.every(isAsFound)) return 'conflict';
      for (const { before, after } of changes) {
        if (before) {
          this.tracked.delete(keyOf(before));
          this.count([before], 'named', -1);
          if (before.scannedOn) for (const kind of ['scanned', 'seen'] as const) this.count([before], kind, -1);
        }
        if (after) {
          this.tracked.set(keyOf(after), after);
          this.count([after], 'named');
        }
      }
      return 'changed';
    },
    markScanned: async (tracked) => {
      const isFresh = (present: Tracked | undefined): boolean =>
        present !== undefined && present.scannedOn === undefined;
      const fresh = tracked.filter((one) => isFresh(this.tracked.get(keyOf(one))));
      for (const one of fresh) {
        const present = this.tracked.get(keyOf(one));
        if (present) this.tracked.set(keyOf(one), { ...present, scannedOn: one.scannedOn });
      }
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
