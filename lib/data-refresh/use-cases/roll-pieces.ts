import * as z from 'zod';
import { type CopyId, Sha256 } from '../domain/copy.ts';
import type { Files } from '../ports.ts';
import { PLACES } from './places.ts';

/** How a roll is cut. `above`: rolls of so many bytes, as they are stored; others are masked at once. `rows`: of each piece. */
export type Pieces = { readonly above: number; readonly rows: number };

/**
 * A function masks a million rows in some four minutes and has fifteen: the largest county has almost six million (`bench/masks`). Rows of
 * a roll that is compressed well take 30 bytes.
 */
export const PIECES: Pieces = { above: 32 * 1024 * 1024, rows: 1_000_000 };

const Piece = z.object({ named: Sha256, isLast: z.boolean() });

type Roll = {
  readonly copy: CopyId;
  readonly id: string;
  /** The hash of the lists of confidential voters: a piece that was masked by others is masked anew. */
  readonly named: string;
  readonly pieces: Pieces;
  /** From the first row on, as the roll has them. */
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
  /** A row as a line; undefined for one that is left out. */
  readonly lineOf: (row: readonly string[]) => string | undefined;
};

/** The rows from this one on, so many at most; `ended` is told where there are no more. */
async function* cut(
  rows: Roll['rows'],
  { from, count }: { readonly from: number; readonly count: number },
  ended: () => void,
): AsyncGenerator<readonly string[]> {
  let at = 0;
  for await (const some of rows) {
    for (const row of some.slice(Math.max(0, from - at), Math.max(0, from + count - at))) yield row;
    at += some.length;
    if (at > from + count) return;
  }
  ended();
}

/**
 * Masks the next piece of a roll that is too long for one function, or where all are there puts them together under `key`. `goes-on`:
 * there is more to do. A piece that was interrupted is masked anew, to the same bytes.
 */
export const maskNextPiece = async (
  copies: Files,
  { copy, id, named, pieces, rows, lineOf }: Roll,
  { key, header }: { readonly key: string; readonly header: string },
): Promise<{ readonly sha256: string; readonly rows: number } | 'goes-on'> => {
  const done: z.infer<typeof Piece>[] = [];
  while (done.at(-1)?.isLast !== true) {
    const text = await copies.read(PLACES.pieceDone(copy, id, done.length));
    const piece = text === undefined ? undefined : Piece.parse(JSON.parse(text));
    if (piece?.named !== named) break;
    done.push(piece);
  }
  if (done.at(-1)?.isLast !== true) {
    const span = { from: done.length * pieces.rows, count: pieces.rows };
    let isLast = false;
    const lines = async function* (): AsyncGenerator<string> {
      for await (const row of cut(rows, span, () => (isLast = true))) {
        const line = lineOf(row);
        if (line !== undefined) yield line;
      }
    };
    await copies.writeLines(PLACES.piece(copy, id, done.length), lines());
    await copies.write(PLACES.pieceDone(copy, id, done.length), JSON.stringify({ named, isLast }));
    return 'goes-on';
  }
  return copies.writeLines(
    key,
    (async function* () {
      yield header;
      for (const number of done.keys()) yield* copies.lines(PLACES.piece(copy, id, number));
    })(),
  );
};
