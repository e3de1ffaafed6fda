import type { KitWords } from '../kit-words.ts';
import type { Block } from './blocks.ts';
import { COLORS } from './colors.ts';
import type { Color, TextItem } from './drawing.ts';

type TextOptions = {
  readonly bold?: boolean;
  readonly color?: Color;
  readonly role?: TextItem['role'];
  readonly centered?: boolean;
};

/** A text block with what most texts are: regular, dark, to the left. */
export const text = (
  words: string,
  size: number,
  { bold = false, color = COLORS.ink, role = 'P', centered = false }: TextOptions = {},
): Block => ({
  kind: 'text',
  text: words,
  size,
  weight: bold ? 700 : 400,
  color,
  role,
  align: centered ? 'center' : 'left',
});

export const gap = (height: number): Block => ({ kind: 'gap', height });
/** Room that grows where there is some left. */
export const spring = (height: number): Block => ({ kind: 'gap', height, stretch: true });

type PanelOptions = { readonly color?: Color | null; readonly radius?: number };

export const panel = (
  [x, y]: readonly [number, number],
  blocks: readonly Block[],
  { color = null, radius = 0 }: PanelOptions = {},
): Block => ({ kind: 'panel', padding: { x, y }, blocks, color, radius });

/** The mark of drafts across the top; nothing on what may be handed out. */
export const markBand = (mark: string | null, size: number): readonly Block[] =>
  mark === null
    ? []
    : [
        panel([size, size * 0.35], [text(mark, size, { bold: true, color: COLORS.white, centered: true })], {
          color: COLORS.warning,
        }),
      ];

/** The county's office: whom to ask, and how. */
export const office = (
  { texts, onPaper, reach }: KitWords,
  size: number,
  options: Pick<TextOptions, 'centered' | 'color'> = {},
): readonly Block[] => [
  text(onPaper(texts.office), size, { ...options, bold: true }),
  ...reach.map((line) => text(line, size, options)),
];
