import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../../lib/elections/domain/deadlines.ts';
import { DRAFT_MARK, kitWords } from '../../../lib/outreach/domain/kit-words.ts';
import { pressRelease } from '../../../lib/outreach/domain/press-release.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { countyOf } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { ORDER, wordsOf } from '../sample-kit.ts';

describe('the words of a kit', () => {
  it('take the days from the election, also where they are not the law’s', () => {
    const receiptBy = Temporal.PlainDate.from('2026-11-06');
    const stated = { ...ELECTION, deadlines: deadlinesOf('statewide', ELECTION.date, { receiptBy }) };
    for (const [election, day] of [[ELECTION, 'November 10, 2026'] as const, [stated, 'November 6, 2026'] as const]) {
      const { inText, texts } = wordsOf({ election });
      expect(inText(texts.postmark)).toBe(
        `A ballot that you mail must be postmarked by November 3, 2026 and must reach your county by ${day}.`,
      );
    }
  });

  it.each([
    ['polling-places', '04', 'polling place'],
    ['vote-centers', '04', 'vote center'],
    ['mail-only', '04', 'county elections office'],
    // What the county has not confirmed is taken from the state's lists: Amador has vote centers, Alpine votes by mail.
    [null, '03', 'vote center'],
    [null, '02', 'county elections office'],
  ] as const)('name where a ballot is returned: %s, county %s: %s', (inPerson, code, place) => {
    const { inText, texts } = wordsOf({ county: countyOf(code), contact: { ...ORDER.contact, inPerson } });
    expect(inText(texts.handIn)).toContain(`to a ${place} or a drop box by 8 p.m.`);
  });

  it('lead to the site of the stage in the language of the kit, and show the address as it is typed', () => {
    for (const language of LANGUAGES) {
      const { link, address } = wordsOf({ language, site: 'https://voters.example.org/' });
      expect([link, address]).toEqual([`https://voters.example.org/?lang=${language}`, 'voters.example.org']);
    }
  });

  it('say how the county is reached, of what is on file and fit for voters', () => {
    const reachOf = (phone: string | null, site: string | null) =>
      wordsOf({ contact: { phone, site, inPerson: null } }).reach;
    expect(reachOf('+12095550144', 'https://elections.amador.ca.gov/')).toEqual([
      '(209) 555-0144',
      'elections.amador.ca.gov',
    ]);
    expect(reachOf(null, null)).toEqual([]);
    expect(reachOf('+19005550144', 'https://evil.example.com/')).toEqual([]);
  });

  it('are marked as a draft in a rehearsal, and wherever the Secretary of State has not reviewed them', () => {
    for (const language of LANGUAGES) {
      expect(wordsOf({ language, rehearsal: true }).mark).toBe(DRAFT_MARK);
      // All of ours are drafts until they are reviewed.
      expect(wordsOf({ language, rehearsal: false }).mark).toBe(DRAFT_MARK);
    }
    expect(pressRelease(wordsOf())).toContain(DRAFT_MARK);
    expect(pressRelease({ ...wordsOf(), mark: null })).not.toContain(DRAFT_MARK);
  });

  it('do not say a name that messages do not say', () => {
    expect(kitWords({ ...ORDER, election: { ...ELECTION, name: 'Call (800) 555-0199 now' } })).toBeUndefined();
  });

  it('keep a date on one line of a drawing, and leave it as it is in texts', () => {
    const { onPaper, inText, texts } = wordsOf();
    expect(onPaper(texts.postmark)).toContain('November\u00a03,\u00a02026');
    expect(inText(texts.postmark)).not.toContain('\u00a0');
  });
});

describe('the press release', () => {
  it.each(LANGUAGES)('in %s names county, election, days, address and contact, and leaves no gap', (language) => {
    const words = wordsOf({ language });
    const text = pressRelease({ ...words, mark: null });
    for (const fact of ['Amador', words.electionName, words.address, '(209) 555-0144', 'elections.amador.ca.gov']) {
      expect(text).toContain(fact);
    }
    expect(text).toContain(words.electionDate.replaceAll('\u00a0', ' '));
    expect(text).not.toMatch(/[{}]|undefined|null/);
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
