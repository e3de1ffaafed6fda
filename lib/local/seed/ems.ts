import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { Permutation } from './permutation.ts';
import { mix32 } from './random.ts';
import { CANONICAL_COLUMNS, type ExtractStyle } from './roll-file.ts';
import type { EmsEndpoint } from './types.ts';

const COLUMN_ORDER = 4;

/**
 * Which vendor's EMS a county runs here. Both names are in memorandum #21029; who runs which is not public, so this
 * assignment is invented and holds in the local stage only.
 */
const inventedVendorOf = (county: CountyCode): EmsEndpoint['vendor'] => (Number(county) % 2 === 1 ? 'dfm' : 'runbeck');

const columnsOf = (county: CountyCode): ExtractStyle['columns'] => {
  const order = new Permutation(COLUMN_ORDER, county, CANONICAL_COLUMNS.length);
  const scattered = CANONICAL_COLUMNS.map((column, place) => CANONICAL_COLUMNS[order.at(place)] ?? column);
  return [CANONICAL_COLUMNS, CANONICAL_COLUMNS.toReversed(), scattered][Number(county) % 3] ?? CANONICAL_COLUMNS;
};

/** How the county's EMS writes its extract, and whether in voter ID order. */
export const extractStyleOf = (county: CountyCode): ExtractStyle & { readonly sorted: boolean } => {
  const draw = mix32(Number(county));
  return {
    format: inventedVendorOf(county) === 'dfm' ? 'csv' : 'ndjson',
    compression: (['none', 'gzip', 'none', 'gzip', 'zstd'] as const)[draw % 5] ?? 'none',
    columns: columnsOf(county),
    sorted: (draw >>> 8) % 3 === 0,
  };
};

/** The simulated EMS of each county. Its webhooks come to `<webhookBase>/<county>`; the secrets protect nothing. */
export const emsEndpoints = (webhookBase: string): readonly EmsEndpoint[] =>
  COUNTIES.map(({ code }) => ({
    county: code,
    vendor: inventedVendorOf(code),
    webhookUrl: `${webhookBase}/${code}`,
    signingSecret: `invented-signing-secret-of-county-${code}`,
  }));
