import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { TableName } from '../../platform/names.ts';
import type { Item } from '../domain/mask-item.ts';
import { type CopiedTable, TABLE_PLANS, type TablePlan } from '../domain/table-plans.ts';
import type { TableBackups } from '../ports.ts';

/** A table that no plan decides about does not compile. */
const PLANS: Readonly<Record<TableName, TablePlan>> = TABLE_PLANS;

/** The physical names of tables. */
export type TableNames = Readonly<Record<CopiedTable, string>>;

/** The items of a segment of a table. */
export async function* scanned(
  client: DynamoDBDocumentClient,
  TableName: string,
  { segment, of }: { readonly segment: number; readonly of: number },
  keysOnly = false,
): AsyncGenerator<Item> {
  const projection = keysOnly ? { ProjectionExpression: 'pk, sk' } : {};
  const scan = { TableName, Segment: segment, TotalSegments: of, ConsistentRead: true, ...projection };
  for await (const page of paginateScan({ client }, scan)) yield* page.Items ?? [];
}

/**
 * The tables as they are while they are read. It stands in for backups on the emulator, whose exports hold nothing: what changes while
 * it reads may be there in one table and not yet in another.
 */
export const scannedTables = (client: DynamoDBDocumentClient, names: TableNames, of: number): TableBackups => ({
  take: async (_copy, tables) =>
    tables
      .filter((table) => PLANS[table].kind === 'copied')
      .flatMap((table) =>
        Array.from({ length: of }, (_, segment) => ({
          kind: 'segment' as const,
          id: `${table}-${String(segment).padStart(4, '0')}`,
          table,
          segment,
          of,
        })),
      ),
  items: (part) => {
    if (part.kind !== 'segment') throw new Error('A part of an export is not read from a table.');
    return scanned(client, names[part.table], part);
  },
});
