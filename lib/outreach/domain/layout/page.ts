import type { Language } from '../../../shared/codes.ts';
import { type Block, layBlock } from './blocks.ts';
import type { Item, Measure } from './drawing.ts';

/** From baseline to baseline, as a part of the size: scripts with signs above and below their letters need more. */
const LEADING: Readonly<Record<Language, number>> = {
  en: 1.3,
  es: 1.3,
  zh: 1.45,
  hi: 1.5,
  ja: 1.45,
  km: 1.7,
  ko: 1.4,
  fil: 1.3,
  th: 1.55,
  vi: 1.35,
};

/** Where blocks come to stand. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Each step is this part of the one before; the last makes 72 points about 3, smaller than any text of ours. */
const SHRINK = 0.97;
const STEPS = 100;

/**
 * Fills an area with blocks from top to bottom: as large as they were wished for, or smaller by one scale where a long name
 * leaves less room; what is left over goes to the gaps that stretch. Nothing ever stands outside. Throws for blocks that fit
 * at no size.
 */
export const fillArea = (
  blocks: readonly Block[],
  area: Area,
  measure: Measure,
  language: Language,
): readonly Item[] => {
  for (let scale = 1, step = 0; step < STEPS; step += 1, scale *= SHRINK) {
    const setting = { measure, language, leading: LEADING[language], scale };
    const laid = blocks.map((block) => layBlock(block, area.width, setting));
    const left = area.height - laid.reduce((sum, { height }) => sum + height, 0);
    if (left < 0) continue;
    const stretching = laid.filter(({ stretch }) => stretch).length;
    let top = area.y;
    return laid.flatMap((one) => {
      const items = one.draw(area.x, top);
      top += one.height + (one.stretch ? left / stretching : 0);
      return items;
    });
  }
  throw new Error('What is drawn does not fit at any size.');
};
