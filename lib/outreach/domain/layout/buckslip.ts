import type { KitWords } from '../kit-words.ts';
import type { Block } from './blocks.ts';
import { COLORS } from './colors.ts';
import type { Drawing, Measure, Modules } from './drawing.ts';
import { fillArea } from './page.ts';
import { gap, markBand, office, panel, spring, text } from './parts.ts';

/** 3.5 by 8.5 inches in points: what fits beside a ballot in its envelope. */
const SLIP = { width: 252, height: 612 } as const;
const MARGIN = 18;

/** The buckslip: what it is, the code, the dates of the election, and whom to ask. */
export const buckslip = (words: KitWords, modules: Modules, measure: Measure): Drawing => {
  const { texts, onPaper: say, electionName, electionDate, address, link, mark, language } = words;
  const blocks: readonly Block[] = [
    ...markBand(mark, 8.5),
    panel(
      [MARGIN, 16],
      [
        text(say(texts.title), 25, { bold: true, color: COLORS.white, role: 'H1' }),
        gap(4),
        text(say(texts.lead), 11.5, { color: COLORS.white }),
      ],
      { color: COLORS.navy },
    ),
    spring(9),
    panel(
      [MARGIN, 0],
      [
        text(say(texts.signUp), 13, { bold: true, centered: true }),
        gap(4),
        { kind: 'code', modules, size: 136, alt: link },
        text(say(texts.scan), 10, { centered: true }),
        text(address, 13.5, { bold: true, color: COLORS.navy, centered: true }),
      ],
    ),
    spring(9),
    panel(
      [MARGIN - 8, 0],
      [
        panel(
          [8, 8],
          [
            text(electionName, 11.5, { bold: true, role: 'H2' }),
            text(electionDate, 11.5, { bold: true, color: COLORS.navy }),
            gap(3),
            text(say(texts.postmark), 10),
          ],
          { color: COLORS.pale, radius: 4 },
        ),
      ],
    ),
    spring(8),
    panel([MARGIN, 0], [text(say(texts.genuine), 9.5), gap(6), ...office(words, 9.5)]),
    spring(8),
    panel([MARGIN, 8], [text(say(texts.publisher), 9.5, { bold: true, color: COLORS.white })], { color: COLORS.navy }),
  ];
  const title = `${say(texts.title)} ${electionName}`;
  const items = fillArea(blocks, { x: 0, y: 0, ...SLIP }, measure, language);
  return { ...SLIP, background: COLORS.white, title, language, items };
};
