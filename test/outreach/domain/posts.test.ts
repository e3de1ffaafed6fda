import { describe, expect, it } from 'vitest';
import { STANDARD_ELECTION_NAMES } from '../../../lib/messaging/domain/catalog/entry.ts';
import { PLATFORMS, postsOf, postsTable, weightedLength } from '../../../lib/outreach/domain/posts.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { wordsOf } from '../sample-kit.ts';

const [longestCounty] = COUNTIES.toSorted((a, b) => b.name.length - a.name.length);

describe('posts', () => {
  it.each(LANGUAGES)('in %s fit every platform, with every standard election and the longest county', (language) => {
    for (const name of STANDARD_ELECTION_NAMES) {
      const county = longestCounty ?? COUNTIES[0];
      const posts = postsOf(wordsOf({ language, election: { ...ELECTION, name }, ...(county && { county }) }));
      expect(posts.length).toBe(3 * Object.keys(PLATFORMS).length);
      for (const { text, length, limit, platform } of posts) {
        expect(length, `${platform}: ${text}`).toBeLessThanOrEqual(limit);
        expect(text).toContain(`https://wheresmyballot.sos.ca.gov/?lang=${language}`);
        expect(text).not.toMatch(/[{}]/);
      }
    }
  });

  it('are counted on X as X counts: links 23, letters of Latin, Devanagari and Thai once, others twice', () => {
    const link = 'https://wheresmyballot.sos.ca.gov/?lang=en';
    const cases: readonly (readonly [string, number])[] = [
      ['abc', 3],
      [`a ${link}`, 25],
      ['é', 1],
      ['e\u0301', 1],
      ['我', 2],
      ['ข้อ', 3],
      ['मत', 2],
      ['ខ្ញុំ', 10],
      ['선거', 4],
      ['“a”', 3],
      ['😀', 2],
    ];
    for (const [text, length] of cases) expect(weightedLength(text, link), text).toBe(length);
  });

  it('that a long name makes too long say so, and are not cut', () => {
    const name = `${'Consolidated Special Vacancy Primary Election for the Metropolitan Water Replenishment District '.repeat(2)}A`;
    const table = postsTable(wordsOf({ election: { ...ELECTION, name } }));
    expect(table).toContain('no: shorten the name of the election');
    expect(table).toContain(name);
    expect(postsTable(wordsOf())).not.toContain('no: ');
  });
});
