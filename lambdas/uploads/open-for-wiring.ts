import { openElection } from '../../lib/ballot-tracking/use-cases/open-election.ts';
import type { ElectionStore } from '../../lib/elections/ports.ts';
import { withBarcodes } from '../../lib/imb/domain/barcode-use.ts';
import type { OpenElection } from '../../lib/uploads/ports.ts';

/** An election is open to files as to the calls of the same kind. */
export const openFor =
  (elections: ElectionStore): OpenElection =>
  async (electionId, county, kind) => {
    const opened = await openElection(elections, electionId, county);
    if (!opened.ok || kind === 'ballots') return opened;
    return withBarcodes(opened.value, await elections.participation(electionId, county));
  };
