import { describe, expect, it } from 'vitest';
import { ROLL_REFUSED_CODES } from '../../../lib/sync-checks/domain/compare/refusal.ts';
import {
  CANCELLED_BY_COUNTY,
  refusalOf,
  SNAPSHOT_FAILURES,
  TECHNICAL_FAILURE,
} from '../../../lib/sync-checks/domain/failures.ts';
import { PRECINCTS_REFUSED_CODES } from '../../../lib/sync-checks/domain/precincts/refusal.ts';
import { toldToState } from '../../../lib/sync-checks/domain/told-to-state.ts';

const sides = ['ems', 'votecal', null] as const;
const SENTENCES = [
  TECHNICAL_FAILURE,
  CANCELLED_BY_COUNTY,
  ...Object.values(SNAPSHOT_FAILURES),
  ...ROLL_REFUSED_CODES.flatMap((code) =>
    sides.map((side) =>
      refusalOf({ code, side, count: 1, rows: 2, expected: 3, against: 'last-extract', mayBeVotecal: true }),
    ),
  ),
  ...PRECINCTS_REFUSED_CODES.flatMap((code) =>
    (['ems', 'votecal'] as const).map((side) => refusalOf({ file: 'precincts', code, side, count: 1, rows: 2 })),
  ),
].map(({ sentence }) => sentence);

describe('what is written for a county, as the state reads it', () => {
  it('speaks of the county, never of you', () => {
    expect(SENTENCES.length).toBeGreaterThan(80);
    for (const sentence of SENTENCES) {
      expect(toldToState(sentence)).not.toMatch(/\byou/i);
      expect(toldToState(sentence)).not.toContain('the county’s county');
    }
  });

  it.each([
    [
      'Your extract gives no result: it seems cut short. Mend the export and start a check of your own to send it again.',
      'The county’s extract gives no result: it seems cut short. The county mends the export and starts a check of its own to send it again.',
    ],
    [
      'Nothing is wrong on your side; operations has been alerted.',
      'Nothing is wrong on the county’s side; operations has been alerted.',
    ],
    ['The two rolls are being compared.', 'The two rolls are being compared.'],
  ])('%s', (written, read) => {
    expect(toldToState(written)).toBe(read);
  });
});
