import { GRAPHIC_SIZES, type GraphicSize } from '../kit.ts';
import type { KitWords } from '../kit-words.ts';
import { COLORS } from './colors.ts';
import type { Drawing, Measure } from './drawing.ts';
import { type Area, fillArea } from './page.ts';
import { gap, markBand, panel, spring, text } from './parts.ts';

/** Where texts stand, and how large: stories are covered above and below by what the apps lay over them. */
const PLANS: Readonly<Record<GraphicSize, { readonly unit: number; readonly area: Area }>> = {
  '1200x630': { unit: 1, area: { x: 60, y: 40, width: 1080, height: 550 } },
  '1080x1080': { unit: 1.25, area: { x: 70, y: 70, width: 940, height: 940 } },
  '1080x1920': { unit: 1.45, area: { x: 80, y: 260, width: 920, height: 1300 } },
  '1600x900': { unit: 1.45, area: { x: 90, y: 60, width: 1420, height: 780 } },
};

/** A graphic for social media. Its post carries the link: nobody scans a code from the phone that shows it. */
export const graphic = (size: GraphicSize, words: KitWords, measure: Measure): Drawing => {
  const { texts, onPaper: say, electionName, electionDate, address, mark, language } = words;
  const { unit, area } = PLANS[size];
  const { width, height } = GRAPHIC_SIZES[size];
  const white = { color: COLORS.white };
  const items = fillArea(
    [
      ...markBand(mark, 22 * unit),
      spring(8 * unit),
      text(say(texts.title), 76 * unit, { ...white, bold: true, role: 'H1' }),
      gap(6 * unit),
      text(say(texts.lead), 32 * unit, white),
      spring(16 * unit),
      text(electionName, 32 * unit, { ...white, bold: true }),
      text(electionDate, 32 * unit, { ...white, bold: true }),
      spring(16 * unit),
      text(say(texts.signUp), 30 * unit, white),
      gap(8 * unit),
      panel([24 * unit, 8 * unit], [text(address, 42 * unit, { bold: true, color: COLORS.navy, centered: true })], {
        color: COLORS.white,
        radius: 12 * unit,
      }),
      spring(14 * unit),
      text(say(texts.publisher), 24 * unit, white),
    ],
    area,
    measure,
    language,
  );
  return { width, height, background: COLORS.navy, title: `${say(texts.title)} ${electionName}`, language, items };
};
