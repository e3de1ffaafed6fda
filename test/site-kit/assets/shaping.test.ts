import * as harfbuzz from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { beforeAll, expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { isJoined } from '../../../lib/site-kit/assets/fonts.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { SITE_TEXTS } from '../../../lib/site-kit/texts/index.ts';
import { voterTexts } from '../../../lib/voter-site/pages/texts/index.ts';
import { sampleAssets } from '../sample-assets.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

/** The blocks of the three scripts: whatever a file has of them is kept when it is unpacked. */
const BLOCKS = [0x09_00, 0x0e_00, 0x17_80].flatMap((start) =>
  Array.from({ length: 0x80 }, (_, at) => String.fromCodePoint(start + at)),
);
/** The words of a script that joins its letters; a message's placeholders and Latin words are no part of them. */
const WORDS = /[\p{Script=Devanagari}\p{Script=Khmer}\p{Script=Thai}]+/gu;

it.each(LANGUAGES.filter(isJoined))(
  'every word of the pages in %s is drawn whole, as browsers take its letters apart and join them',
  async (language) => {
    const css = assets.read(assets.nameOf(`fonts-${language}.css`))?.content.toString() ?? '';
    const words = new Set(JSON.stringify([SITE_TEXTS[language], voterTexts(language)]).match(WORDS));
    expect(words.size).toBeGreaterThan(100);
    const files = css.match(new RegExp(`${language}-all-\\d+\\.\\w+\\.woff2`, 'g')) ?? [];
    expect(files).not.toEqual([]);
    for (const name of files) {
      const packed = assets.read(name)?.content ?? Buffer.from('');
      const plain = await subsetFont(packed, BLOCKS.join(''), { targetFormat: 'truetype' });
      const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(plain)));
      const broken = [...words].filter((word) => {
        const buffer = new harfbuzz.Buffer();
        buffer.addText(word);
        buffer.guessSegmentProperties();
        harfbuzz.shape(font, buffer);
        return buffer.getGlyphInfosAndPositions().some(({ codepoint }) => codepoint === 0);
      });
      expect(broken).toEqual([]);
    }
  },
);
