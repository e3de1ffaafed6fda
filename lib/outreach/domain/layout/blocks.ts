import type { Language } from '../../../shared/codes.ts';
import type { Color, Item, Measure, Modules, TextItem, Weight } from './drawing.ts';
import { linesOf, piecesOf } from './lines.ts';

/** What a page is made of, from top to bottom. Sizes are the ones wished for; a full page makes all of them smaller. */
export type Block =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly size: number;
      readonly weight: Weight;
      readonly color: Color;
      readonly role: TextItem['role'];
      readonly align: 'left' | 'center';
    }
  /** `stretch`: takes its part of the room that is left over. */
  | { readonly kind: 'gap'; readonly height: number; readonly stretch?: boolean }
  | { readonly kind: 'code'; readonly modules: Modules; readonly size: number; readonly alt: string }
  | {
      readonly kind: 'panel';
      readonly color: Color | null;
      readonly padding: { readonly x: number; readonly y: number };
      readonly radius?: number;
      readonly blocks: readonly Block[];
    }
  /** Side by side, each centered in height. A width of a cell is a part of the row's. */
  | {
      readonly kind: 'row';
      readonly gap: number;
      readonly cells: readonly { readonly width: number; readonly blocks: readonly Block[] }[];
    };

/** A block that has found its height, and draws itself wherever it comes to stand. */
type Laid = {
  readonly height: number;
  readonly stretch: boolean;
  readonly draw: (x: number, y: number) => readonly Item[];
};

/** How texts are set. `leading`: from baseline to baseline, as a part of the size. `scale`: of all sizes. */
export type Setting = {
  readonly measure: Measure;
  readonly language: Language;
  readonly leading: number;
  readonly scale: number;
};

/** How high letters reach over the baseline, as a part of the leading: signs above and below have the same room. */
const RISE = 0.73;

const layText = (block: Block & { kind: 'text' }, width: number, setting: Setting): Laid => {
  const measureAt = (text: string): number => setting.measure(text, block.weight);
  const pieces = piecesOf(block.text.normalize('NFC'), setting.language);
  const widest = Math.max(...pieces.map((piece) => measureAt(piece.trimEnd())));
  const size = Math.min(block.size * setting.scale, width / widest);
  const step = size * setting.leading;
  // A hair of room: the widest word fits exactly.
  const lines = linesOf(pieces, (width / size) * 1.0001, measureAt);
  const draw: Laid['draw'] = (x, y) => {
    const { kind, role, weight, color, text, align } = block;
    const placed = lines.map((line, index) => {
      const wide = measureAt(line) * size;
      const left = align === 'center' ? x + (width - wide) / 2 : x;
      return { text: line, x: left, y: y + step * (index + RISE), width: wide };
    });
    return [{ kind, role, text, size, weight, color, lines: placed }];
  };
  return { height: step * lines.length, stretch: false, draw };
};

const stackOf = (blocks: readonly Block[], width: number, setting: Setting): Laid => {
  const laid = blocks.map((block) => layBlock(block, width, setting));
  const draw: Laid['draw'] = (x, y) => {
    let top = y;
    return laid.flatMap((one) => {
      const items = one.draw(x, top);
      top += one.height;
      return items;
    });
  };
  return { height: laid.reduce((sum, { height }) => sum + height, 0), stretch: false, draw };
};

const layRow = (block: Block & { kind: 'row' }, width: number, setting: Setting): Laid => {
  const gap = block.gap * setting.scale;
  const room = width - gap * (block.cells.length - 1);
  const cells = block.cells.map((cell) => ({
    width: room * cell.width,
    laid: stackOf(cell.blocks, room * cell.width, setting),
  }));
  const height = Math.max(...cells.map(({ laid }) => laid.height));
  const draw: Laid['draw'] = (x, y) => {
    let left = x;
    return cells.flatMap(({ laid, width: wide }) => {
      const items = laid.draw(left, y + (height - laid.height) / 2);
      left += wide + gap;
      return items;
    });
  };
  return { height, stretch: false, draw };
};

const layPanel = (block: Block & { kind: 'panel' }, width: number, setting: Setting): Laid => {
  const { color, radius = 0 } = block;
  const [padX, padY] = [block.padding.x * setting.scale, block.padding.y * setting.scale];
  const inner = stackOf(block.blocks, width - 2 * padX, setting);
  const height = inner.height + 2 * padY;
  const draw: Laid['draw'] = (x, y) => [
    ...(color === null ? [] : [{ kind: 'box', x, y, width, height, radius, color } as const]),
    ...inner.draw(x + padX, y + padY),
  ];
  return { height, stretch: false, draw };
};

/** Lays one block out in a width. */
export const layBlock = (block: Block, width: number, setting: Setting): Laid => {
  if (block.kind === 'text') return layText(block, width, setting);
  if (block.kind === 'row') return layRow(block, width, setting);
  if (block.kind === 'panel') return layPanel(block, width, setting);
  if (block.kind === 'gap') {
    return { height: block.height * setting.scale, stretch: block.stretch === true, draw: () => [] };
  }
  const { kind, modules, alt } = block;
  const size = Math.min(block.size * setting.scale, width);
  return { height: size, stretch: false, draw: (x, y) => [{ kind, modules, alt, size, x: x + (width - size) / 2, y }] };
};
