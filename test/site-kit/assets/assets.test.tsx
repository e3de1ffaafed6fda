import { beforeAll, describe, expect, it } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { buildSiteAssets } from '../../../lib/site-kit/assets/build.ts';
import {
  charactersOf,
  nameStylesheets,
  rangeOf,
  scriptCharacters,
  withoutCharacters,
} from '../../../lib/site-kit/assets/fonts.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { keepUsedRules } from '../../../lib/site-kit/assets/stylesheet.ts';
import { sampleAssets } from '../sample-assets.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

describe('reducing the framework’s stylesheet to what pages use', () => {
  const used = new Set(['card', 'card__body', 'tablet:wide']);
  it.each([
    ['a rule in use stays', '.card{color:red}', '.card{color:red}'],
    ['a rule for an unknown class goes', '.modal{color:red}', ''],
    ['one of several selectors goes', '.card,.modal{color:red}', '.card{color:red}'],
    ['a selector needs all its classes', '.card .modal{color:red}', ''],
    [
      'a class that must be absent need not be in use',
      '.card:not(.modal,.x){color:red}',
      '.card:not(.modal,.x){color:red}',
    ],
    ['elements stay', 'a:hover{color:red}', 'a:hover{color:red}'],
    ['media queries keep what is in use', '@media print{.card{top:0}.modal{top:0}}', '@media print{.card{top:0}}'],
    ['an empty media query goes', '@media print{.modal{top:0}}', ''],
    ['escaped names are read', '.tablet\\:wide{top:0}', '.tablet\\:wide{top:0}'],
    ['braces inside quotes end nothing', '.card::before{content:"}"}.modal{top:0}', '.card::before{content:"}"}'],
    ['the framework’s own fonts go', '@font-face{font-family:x}.card{top:0}', '.card{top:0}'],
    ['statements before a rule go', '@charset "UTF-8";.card{top:0}', '.card{top:0}'],
    [
      'an animation in use stays',
      '@keyframes in{0%{top:0}}.card{animation:in 1s}',
      '@keyframes in{0%{top:0}}.card{animation:in 1s}',
    ],
    ['an animation not in use goes', '@keyframes in{0%{top:0}}.card{top:0}', '.card{top:0}'],
  ])('%s', (_rule, css, kept) => {
    expect(keepUsedRules(css, used)).toBe(kept);
  });

  it('refuses a stylesheet that is cut off', () => {
    expect(() => keepUsedRules('.card{color:red', used)).toThrow('never closes');
  });
});

describe('fonts', () => {
  it('leaves out of a range what another file has, and joins what is left', () => {
    expect(withoutCharacters('U+41-45,U+60', new Set('BC`'))).toBe('U+41,U+44-45');
    expect(rangeOf('cab選')).toBe('U+61-63,U+9078');
  });

  it('knows the letters that Noto Sans for Latin does not have', () => {
    expect([...scriptCharacters('ก a 選 é ។')]).toEqual(['ก', '選', '។']);
  });

  it('counts the long vowel of Japanese among what the font must have, wherever it stands', () => {
    expect([...scriptCharacters('メッセージ・々')].join('')).toBe('メッセージ・々');
    const css = assets.read(assets.nameOf('fonts-ja.css'))?.content.toString() ?? '';
    expect(css).toMatch(/U\+30fc/i);
  });
});

describe('names that somebody else has written', () => {
  it.each([
    ['General Election', []],
    ['विशेष चुनाव', ['names-hi.css']],
    ['មាតិកា', ['names-km.css']],
    ['สมชาย', ['names-th.css']],
    ['圖書館債券', ['names-zh.css']],
    ['アマドール', ['names-ja.css']],
    ['図書館条例のまち', ['names-zh.css', 'names-ja.css']],
    ['도서관 법안', ['names-ko.css']],
  ])('%s asks for the fonts of its letters and no other', (name, sheets) => {
    expect(nameStylesheets(name)).toEqual(sheets);
  });

  it.each([
    ['zh', '龘靐水務債券'],
    ['hi', 'ऋषभक्षत्रज्ञझॐ०९'],
    ['km', 'កញ្ញាឦ៖ៗ៤'],
    ['th', 'สมชายณัฐพงษ์๙ฯ'],
  ])('find each letter of theirs in the font: %s', (language, letters) => {
    const css = assets.read(assets.nameOf(`names-${language}.css`))?.content.toString() ?? '';
    for (const letter of letters) {
      const point = letter.codePointAt(0) ?? 0;
      const ranges = [...css.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)];
      const covers = ranges.some(
        ([, from = '', to = from]) => Number.parseInt(from, 16) <= point && point <= Number.parseInt(to, 16),
      );
      expect(covers, letter).toBe(true);
    }
  });
});

describe('scripts that join', () => {
  it.each(['Devanagari', 'Khmer', 'Thai'])(
    'a name in %s is drawn from one file, before that of the pages’ words',
    (script) => {
      const css = assets.read(assets.nameOf('site.css'))?.content.toString() ?? '';
      const stacks = [...css.matchAll(/font-family:([^;}]*)/g)].map(([, stack = '']) => stack);
      const withScript = stacks.filter((stack) => stack.includes(`Noto Sans ${script},`));
      expect(withScript.length).toBeGreaterThan(0);
      for (const stack of withScript)
        expect(stack).toMatch(new RegExp(`Noto Sans ${script} Names,.*Noto Sans ${script},`));
    },
  );

  it('leave accents of Latin names to the Latin face', () => {
    for (const language of ['hi', 'km', 'th']) {
      const css = assets.read(assets.nameOf(`names-${language}.css`))?.content.toString() ?? '';
      const ranges = [...css.matchAll(/unicode-range:([^;}]*)/g)].flatMap(([, range = '']) => charactersOf(range));
      expect(ranges.filter((letter) => (letter.codePointAt(0) ?? 0) < 0x900)).toEqual([]);
    }
  });
});

describe('the signs of Chinese', () => {
  it('are drawn: each has a file of some size, not one without a letter in it', () => {
    const css = assets.read(assets.nameOf('fonts-zh.css'))?.content.toString() ?? '';
    for (const sign of '，？：（）；') {
      const faces = css.match(/@font-face\{[^}]*\}/g)?.filter((face) => face.includes('-signs-')) ?? [];
      const points = faces.flatMap((face) => charactersOf(/unicode-range:([^;}]*)/.exec(face)?.[1] ?? ''));
      expect(points, sign).toContain(sign);
    }
    expect(css.match(/zh-first[^}]*/)?.[0]).not.toMatch(/U\+ff0c/i);
  });
});

describe('the assets of the pages', () => {
  it('are small enough to be read over a phone connection', async () => {
    const files = await buildSiteAssets();
    const size = (pattern: RegExp) =>
      [...files].filter(([name]) => pattern.test(name)).reduce((sum, [, content]) => sum + content.length, 0);
    expect(size(/^site\..*css$/)).toBeLessThan(80_000);
    // Slices of which a page loads the few that its elections' names need; all others may be on one page.
    const slices = /noto-sans-(?:tc|jp|kr)-\d+-400-normal/;
    expect(size(/./) - size(slices)).toBeLessThan(4_000_000);
    for (const [name, content] of files) if (slices.test(name)) expect(content.length, name).toBeLessThan(90_000);
  });

  it('have an outline for each of the 58 counties', () => {
    expect(Object.keys(assets.map.outlines).sort()).toEqual(COUNTIES.map((county) => county.code));
    for (const outline of Object.values(assets.map.outlines)) expect(outline).toMatch(/^M[\d.,LMZ-]+Z$/);
  });
});
