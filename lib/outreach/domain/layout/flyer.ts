import type { KitWords } from '../kit-words.ts';
import type { Block } from './blocks.ts';
import { COLORS } from './colors.ts';
import type { Drawing, Measure, Modules } from './drawing.ts';
import { fillArea } from './page.ts';
import { gap, markBand, office, panel, spring, text } from './parts.ts';

/** US Letter in points. */
const LETTER = { width: 612, height: 792 } as const;
/** Office printers leave a quarter of an inch blank; text keeps clear of it. */
const MARGIN = 44;

const stepsOf = ({ texts, onPaper }: KitWords): readonly Block[] =>
  texts.steps.flatMap((step, index) => [
    gap(9),
    {
      kind: 'row',
      gap: 6,
      cells: [
        { width: 0.09, blocks: [text(`${index + 1}`, 24, { bold: true, color: COLORS.navy })] },
        { width: 0.91, blocks: [text(onPaper(step), 15)] },
      ],
    } satisfies Block,
  ]);

/** The flyer: what it is, how to sign up, the code, the dates of the election, and whom to ask. */
export const flyer = (words: KitWords, modules: Modules, measure: Measure): Drawing => {
  const { texts, onPaper, electionName, electionDate, address, link, mark, language } = words;
  const say = onPaper;
  const blocks: readonly Block[] = [
    ...markBand(mark, 12),
    panel(
      [MARGIN, 30],
      [
        text(say(texts.title), 44, { bold: true, color: COLORS.white, role: 'H1' }),
        gap(6),
        text(say(texts.lead), 18, { color: COLORS.white }),
      ],
      { color: COLORS.navy },
    ),
    spring(14),
    panel(
      [MARGIN, 0],
      [
        {
          kind: 'row',
          gap: 28,
          cells: [
            {
              width: 0.57,
              blocks: [
                text(say(texts.signUp), 19, { bold: true }),
                gap(12),
                text(say(texts.stepsHeading), 16, { bold: true, color: COLORS.navy, role: 'H2' }),
                ...stepsOf(words),
                gap(11),
                text(say(texts.lasts), 12.5),
              ],
            },
            {
              width: 0.43,
              blocks: [
                { kind: 'code', modules, size: 196, alt: link },
                text(say(texts.scan), 13.5, { centered: true }),
                gap(2),
                text(address, 17, { bold: true, color: COLORS.navy, centered: true }),
              ],
            },
          ],
        },
      ],
    ),
    spring(14),
    panel(
      [MARGIN - 16, 0],
      [
        panel(
          [16, 14],
          [
            text(electionName, 18, { bold: true, role: 'H2' }),
            text(electionDate, 18, { bold: true, color: COLORS.navy }),
            gap(6),
            text(say(texts.postmark), 14),
            gap(4),
            text(say(texts.handIn), 14),
          ],
          { color: COLORS.pale, radius: 6 },
        ),
      ],
    ),
    spring(12),
    panel([MARGIN, 0], [text(say(texts.genuine), 13.5), gap(10), ...office(words, 13.5)]),
    spring(10),
    panel([MARGIN, 12], [text(say(texts.publisher), 13, { bold: true, color: COLORS.white })], { color: COLORS.navy }),
  ];
  const title = `${say(texts.title)} ${electionName}`;
  const items = fillArea(blocks, { x: 0, y: 0, ...LETTER }, measure, language);
  return { ...LETTER, background: COLORS.white, title, language, items };
};
