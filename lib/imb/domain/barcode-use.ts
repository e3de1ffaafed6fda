import type { Election } from '../../elections/domain/election.ts';
import { type CountyParticipation, usesImb } from '../../elections/domain/participation.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** A county that uses no barcodes in an election has no tracking file of it; `detail` says what to do. */
export type BarcodesUnused = { readonly code: 'imb-not-used'; readonly detail: string };

const NOT_USED =
  'Your county uses no Intelligent Mail barcodes in this election; nothing was recorded. To use them, ' +
  'PUT /v1/elections/{id}/participation/{county} with {"imb": "both"}, "outbound" or "inbound".';

/** The election, if the county uses barcodes in it one way at least. */
export const withBarcodes = (
  election: Election,
  stated: CountyParticipation | undefined,
): Result<Election, BarcodesUnused> =>
  usesImb(election, stated, 'outbound') || usesImb(election, stated, 'inbound')
    ? ok(election)
    : err({ code: 'imb-not-used', detail: NOT_USED });
