import { fileName, PIECES, type Piece, pieceId, WHOLE_KIT } from '../domain/kit.ts';
import { type KitOrder, type KitWords, kitWords } from '../domain/kit-words.ts';
import { buckslip } from '../domain/layout/buckslip.ts';
import type { Drawing } from '../domain/layout/drawing.ts';
import { flyer } from '../domain/layout/flyer.ts';
import { graphic } from '../domain/layout/graphic.ts';
import { postsTable } from '../domain/posts.ts';
import { pressRelease } from '../domain/press-release.ts';
import type { Press } from '../ports.ts';

/** A file of the kit, with the name to keep it under. */
export type KitFile = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly extension: Piece['extension'] | 'zip';
};

const drawingOf = (press: Press, words: KitWords, kind: Exclude<Piece['kind'], 'press-release' | 'posts'>): Drawing => {
  const { measure } = press.typeface(words);
  if (kind === 'flyer') return flyer(words, press.code(words.link), measure);
  if (kind === 'buckslip') return buckslip(words, press.code(words.link), measure);
  return graphic(kind, words, measure);
};

const contentOf = async (press: Press, words: KitWords, { kind, extension }: Piece): Promise<Uint8Array> => {
  if (kind === 'posts') return Buffer.from(postsTable(words));
  if (kind === 'press-release') return Buffer.from(pressRelease(words));
  const drawing = drawingOf(press, words, kind);
  if (extension === 'pdf') return press.pdf(drawing);
  return extension === 'svg' ? press.svg(drawing) : press.png(drawing);
};

/** The words of an order; undefined where the election has a name that cannot be said, or not be drawn. */
export const printableWords = (press: Press, order: KitOrder): KitWords | undefined => {
  const words = kitWords(order);
  return words !== undefined && press.typeface(words).covers(words.electionName) ? words : undefined;
};

/** A file of the kit by its name in addresses, `flyer.pdf`; undefined where there is none, or none for this election. */
export const makePiece = async (press: Press, order: KitOrder, id: string): Promise<KitFile | undefined> => {
  const words = printableWords(press, order);
  if (words === undefined) return undefined;
  const named = (what: string): string => fileName(order.county, order.election, order.language, what);
  if (id === WHOLE_KIT.id) {
    const files: Record<string, Uint8Array> = {};
    for (const piece of PIECES) files[named(pieceId(piece))] = await contentOf(press, words, piece);
    return { name: named(id), content: press.archive(files), extension: 'zip' };
  }
  const piece = PIECES.find((one) => pieceId(one) === id);
  return piece && { name: named(id), content: await contentOf(press, words, piece), extension: piece.extension };
};
