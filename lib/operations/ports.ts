import type { ChainReads } from '../audit/ports.ts';
import type { HeldBallots, UploadBook } from '../ballot-tracking/ports.ts';
import type { CountyFile } from '../counties/domain/completeness.ts';
import type { ElectionRequests, ElectionStore } from '../elections/ports.ts';
import type { CoverageCounts } from '../imb/ports.ts';
import type { CountMessages } from '../messaging/ports/ledger.ts';
import type { HaltBook } from '../messaging/ports/settings.ts';
import type { TextsStore } from '../messaging/ports/texts.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { SyncAlternates, SyncChecks } from '../sync-checks/ports/checks.ts';
import type { PublishedDifferences } from '../sync-checks/ports/rolls.ts';

/** What the staff pages read. They change nothing. */
export type StaffReads = {
  readonly checks: Pick<SyncChecks, 'read' | 'history'>;
  readonly differences: PublishedDifferences;
  readonly alternates: Pick<SyncAlternates, 'all'>;
  readonly elections: Pick<ElectionStore, 'list' | 'participation'>;
  readonly requests: Pick<ElectionRequests, 'list'>;
  /** What is on file of a county. */
  readonly countyFile: (county: CountyCode) => Promise<CountyFile>;
  readonly countMessages: CountMessages;
  readonly halts: Pick<HaltBook, 'active'>;
  /** The versions of the texts that messages are written with. */
  readonly texts: Pick<TextsStore, 'versions'>;
  readonly held: HeldBallots;
  /** How much of the mail is scanned. */
  readonly coverage: CoverageCounts;
  readonly uploads: Pick<UploadBook, 'list'>;
  readonly audit: ChainReads;
};
