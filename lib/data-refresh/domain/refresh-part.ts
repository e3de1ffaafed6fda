import * as z from 'zod';
import { MaskedFile } from './copy.ts';
import { COPIED_TABLES, EMPTIED_TABLES } from './table-plans.ts';

const segment = { segment: z.int().nonnegative(), of: z.int().positive() };

/** A part of the work in the County Test Environment, done by itself and as often as it takes. */
export const RefreshPart = z.discriminatedUnion('work', [
  z.object({
    work: z.literal('empty'),
    id: z.string(),
    table: z.enum([...COPIED_TABLES, ...EMPTIED_TABLES]),
    ...segment,
  }),
  z.object({ work: z.literal('load'), id: z.string(), file: MaskedFile }),
  z.object({ work: z.literal('count'), id: z.string(), table: z.enum(COPIED_TABLES), ...segment }),
  z.object({ work: z.literal('read-back'), id: z.string(), object: z.string(), sha256: z.string() }),
]);
export type RefreshPart = z.infer<typeof RefreshPart>;

/** What came of a part: how many rows, and their sum where they were counted. */
export const PartResult = z.object({ id: z.string(), rows: z.int().nonnegative(), sum: z.string(), same: z.boolean() });
export type PartResult = z.infer<typeof PartResult>;

/** The segments of tables. */
const segments = <Table extends string>(tables: readonly Table[], of: number) =>
  tables.flatMap((table) => Array.from({ length: of }, (_, segment) => ({ table, segment, of })));

const isOfElections = ({ into }: MaskedFile): boolean => 'table' in into && into.table === 'elections';

/**
 * The parts of a refresh, step by step: everything goes before anything comes, and elections come last. Without an election nobody is
 * told anything of a ballot, so what listens to the tables has nothing to say while they fill.
 */
export const refreshParts = (
  files: readonly MaskedFile[],
  of: number,
): Readonly<Record<RefreshStep, readonly RefreshPart[]>> => {
  const load = (some: readonly MaskedFile[]): readonly RefreshPart[] =>
    some.map((file) => ({ work: 'load', id: `load-${file.key.split('/').at(-1) ?? file.key}`, file }));
  return {
    empty: segments([...COPIED_TABLES, ...EMPTIED_TABLES], of).map((one) => ({
      work: 'empty',
      id: `empty-${one.table}-${one.segment}`,
      ...one,
    })),
    load: load(files.filter((file) => !isOfElections(file))),
    elections: load(files.filter(isOfElections)),
    count: [
      ...segments(COPIED_TABLES, of).map((one) => ({
        work: 'count' as const,
        id: `count-${one.table}-${one.segment}`,
        ...one,
      })),
      ...files.flatMap(({ into, sha256, key }) =>
        'object' in into
          ? [{ work: 'read-back' as const, id: `read-back-${key.split('/').at(-1)}`, object: into.object, sha256 }]
          : [],
      ),
    ],
  };
};

/** The steps in their order. */
export const REFRESH_STEPS = ['empty', 'load', 'elections', 'count'] as const;
export type RefreshStep = (typeof REFRESH_STEPS)[number];
