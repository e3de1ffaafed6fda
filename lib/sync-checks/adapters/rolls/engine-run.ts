import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { AnyOrderComparison } from '../../domain/compare/any-order.ts';
import type { RollRefused } from '../../domain/compare/compare-report.ts';
import { RollCursor } from '../../domain/compare/roll-cursor.ts';
import type { ReadAgain } from '../../domain/compare/row-again.ts';
import type { DifferenceSink } from '../../domain/compare/row-differences.ts';
import type { Side } from '../../domain/compare/row-problem.ts';
import { SameOrderComparison } from '../../domain/compare/same-order.ts';
import { nodeBytes } from './node-bytes.ts';
import { openRoll, type RollInput } from './roll-input.ts';
import type { RollSource } from './roll-source.ts';
import { openTemporaryFile, readAt } from './temporary-file.ts';

/** One roll of a run: where its bytes come from and how far they were read. */
export interface OpenedRoll {
  readonly source: RollSource;
  readonly input: RollInput;
  readonly cursor: RollCursor;
}

/** What both engines are given. */
export interface EngineRequest {
  readonly ems: RollSource;
  readonly votecal: RollSource;
  readonly county: string;
  readonly report: DifferenceSink;
}

/** `done`: both rolls were read to their end. A refusal by header: they were drained, so that size and hash are known. */
export interface EngineRun {
  readonly outcome: 'done' | 'out-of-order' | RollRefused;
  readonly ems: OpenedRoll;
  readonly votecal: OpenedRoll;
}

const open = async (
  side: Side,
  source: RollSource,
  county: string,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<OpenedRoll> => ({
  source,
  input: await openRoll(source, side, onChunk),
  cursor: new RollCursor(side, source.format, county, nodeBytes),
});

const fill = ({ input, cursor }: OpenedRoll): Promise<void> | undefined => input.fill(cursor.window);

const readHeader = async (roll: OpenedRoll): Promise<'ready' | RollRefused> => {
  for (;;) {
    const header = roll.cursor.readHeader();
    if (header !== 'more') return header;
    await fill(roll);
  }
};

const isTrusted = ({ ems, votecal }: { ems: OpenedRoll; votecal: OpenedRoll }): boolean =>
  votecal.source.canonical === true &&
  votecal.cursor.layout?.canonical === true &&
  ems.cursor.layout?.canonical === true;

/** Runs the engine for rolls that ascend by voter ID. Its report counts for nothing when they do not. */
export const compareSameOrder = async (request: EngineRequest): Promise<EngineRun> => {
  const ems = await open('ems', request.ems, request.county);
  const votecal = await open('votecal', request.votecal, request.county);
  try {
    const emsHeader = await readHeader(ems);
    const votecalHeader = await readHeader(votecal);
    const refused = emsHeader === 'ready' ? votecalHeader : emsHeader;
    if (refused !== 'ready') {
      await Promise.all([ems.input.drain(), votecal.input.drain()]);
      return { outcome: refused, ems, votecal };
    }
    const trusted = isTrusted({ ems, votecal });
    const comparison = new SameOrderComparison(ems.cursor, votecal.cursor, trusted, nodeBytes, request.report);
    for (;;) {
      const wanted = comparison.run();
      if (wanted === 'done' || wanted === 'out-of-order') return { outcome: wanted, ems, votecal };
      const filling = fill(wanted === 'ems' ? ems : votecal);
      if (filling !== undefined) await filling;
    }
  } finally {
    ems.input.close();
    votecal.input.close();
  }
};

const readAll = async (roll: OpenedRoll, take: () => 'more' | 'done'): Promise<void> => {
  while (take() === 'more') {
    const filling = fill(roll);
    if (filling !== undefined) await filling;
  }
};

/** The place from which VoteCal's rows are read again: the file itself, or a copy made on the way. */
const rereadable = (source: RollSource): { onChunk?: (chunk: Uint8Array) => void; read: ReadAgain; close(): void } => {
  if (source.path !== undefined) {
    const file = openSync(source.path, 'r');
    return { read: (offset, length) => readAt(file, offset, length), close: () => closeSync(file) };
  }
  const copy = openTemporaryFile();
  return { onChunk: copy.append, read: copy.read, close: copy.close };
};

/** Runs the engine for rolls in any order. `headersOf` is the run that found the order: it has read both headers. */
export const compareAnyOrder = async (request: EngineRequest, headersOf: EngineRun): Promise<EngineRun> => {
  const trusted = isTrusted(headersOf);
  const again = rereadable(request.votecal);
  const opened: OpenedRoll[] = [];
  try {
    const votecal = await open('votecal', request.votecal, request.county, again.onChunk);
    opened.push(votecal);
    if ((await readHeader(votecal)) !== 'ready') throw new Error('VoteCal’s roll changed while it was compared.');
    const seeds = randomBytes(8);
    const comparison = new AnyOrderComparison(
      { votecal: votecal.cursor, trusted, expectedRows: request.votecal.expected.rows ?? 0 },
      {
        bytes: nodeBytes,
        readAgain: again.read,
        report: request.report,
        seeds: [seeds.readInt32LE(0), seeds.readInt32LE(4)],
      },
    );
    await readAll(votecal, () => comparison.takeVotecal());
    const ems = await open('ems', request.ems, request.county);
    opened.push(ems);
    if ((await readHeader(ems)) !== 'ready') throw new Error('The county’s roll changed while it was compared.');
    await readAll(ems, () => comparison.takeEms(ems.cursor));
    comparison.finish();
    return { outcome: 'done', ems, votecal };
  } finally {
    for (const { input } of opened) input.close();
    again.close();
  }
};
