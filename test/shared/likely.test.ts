import { describe, expect, it } from 'vitest';
import { BALLOT_STATUS_CODES } from '../../lib/shared/codes.ts';
import { likely } from '../../lib/shared/likely.ts';

describe('what was probably meant', () => {
  it.each([
    ['issued', 'ISSUED'],
    ['Issued ', 'ISSUED'],
    ['ISUED', 'ISSUED'],
    ['ISSEUD', 'ISSUED'],
    ['ACEPTED', 'ACCEPTED'],
    ['nvs', 'NVS'],
    // As near to one as to another, or to none.
    ['NXS', undefined],
    ['MRX', undefined],
    ['RETURNED', undefined],
    ['', undefined],
    ['x'.repeat(5000), undefined],
  ])('by %j is %s', (given, meant) => {
    expect(likely(given, BALLOT_STATUS_CODES)).toBe(meant);
  });

  it('is found among names of members by case, dashes and one slip', () => {
    const members = ['voterId', 'ballotId', 'status', 'statusAt', 'sentDate'];
    expect(['VoterID', 'voter_id', 'ballotID', 'sent-date', 'statsAt'].map((name) => likely(name, members))).toEqual([
      'voterId',
      'voterId',
      'ballotId',
      'sentDate',
      'statusAt',
    ]);
  });
});
