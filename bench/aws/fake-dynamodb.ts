import { condition, type Item, update } from './expressions.ts';

/** How many calls there were of each kind, and what they would cost. */
export type Usage = {
  calls: Record<string, number>;
  readUnits: number;
  writeUnits: number;
};

export type Change = { readonly table: string; readonly old: Item | undefined; readonly new: Item };
type Index = { readonly table: string; readonly partitionKey: string; readonly sortKey: string };
type Input = {
  TableName: string;
  IndexName?: string;
  Key?: Item;
  Item?: Item;
  Limit?: number;
  ConsistentRead?: boolean;
  ReturnValues?: string;
  ReturnValuesOnConditionCheckFailure?: string;
  ConditionExpression?: string;
  UpdateExpression?: string;
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
  RequestItems?: Record<string, { Keys: Item[]; ConsistentRead?: boolean }>;
};
type Answer = { readonly status: number; readonly body: unknown };

const text = (item: Item | undefined, name: string): string => String(item?.[name]?.['S'] ?? '');
const sizeOf = (item: Item | undefined): number => (item === undefined ? 0 : JSON.stringify(item).length * 0.8);

/** A condition did not hold; says what stands in its way, where the call asks for it. */
const refusal = (input: Input, present: Item | undefined): Answer => ({
  status: 400,
  body: {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'no',
    ...(present && input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? { Item: present } : {}),
  },
});

/** Rows of one index partition in the order of their sort key, kept by appending and cutting off the front. */
class SortedRows {
  readonly #rows = new Map<string, Map<string, Item>>();
  #order: string[] | undefined;

  put(sort: string, id: string, item: Item): void {
    const rows = this.#rows.get(sort);
    if (rows) rows.set(id, item);
    else {
      this.#rows.set(sort, new Map([[id, item]]));
      this.#order = undefined;
    }
  }

  remove(sort: string, id: string): void {
    const rows = this.#rows.get(sort);
    if (rows?.delete(id) && rows.size === 0) {
      this.#rows.delete(sort);
      this.#order = undefined;
    }
  }

  *upTo(limit: string): Iterable<Item> {
    this.#order ??= [...this.#rows.keys()].sort();
    for (const sort of this.#order) {
      if (sort > limit) return;
      yield* this.#rows.get(sort)?.values() ?? [];
    }
  }
}

/**
 * DynamoDB in memory, at the wire: bodies in, bodies out, so that the SDK does all its work. It counts what each call
 * would cost by the published rules: 4 KB for a consistent read unit, 1 KB for a write unit, indexes apart.
 */
export class FakeDynamoDB {
  readonly usage: Usage = { calls: {}, readUnits: 0, writeUnits: 0 };
  onChange: (change: Change) => void = () => undefined;
  readonly #tables = new Map<string, Map<string, Map<string, Item>>>();
  readonly #indexes = new Map<string, Map<string, SortedRows>>();
  readonly #declared: Readonly<Record<string, Index>>;

  constructor(indexes: Readonly<Record<string, Index>>) {
    this.#declared = indexes;
  }

  #partition(table: string, pk: string): Map<string, Item> | undefined {
    return this.#tables.get(table)?.get(pk);
  }

  get(table: string, key: Item): Item | undefined {
    return this.#partition(table, text(key, 'pk'))?.get(text(key, 'sk'));
  }

  put(table: string, item: Item, old = this.get(table, item)): void {
    const [pk, sk] = [text(item, 'pk'), text(item, 'sk')];
    const partitions = this.#tables.get(table) ?? new Map<string, Map<string, Item>>();
    this.#tables.set(table, partitions);
    const rows = partitions.get(pk) ?? new Map<string, Item>();
    partitions.set(pk, rows);
    rows.set(sk, item);
    for (const [name, { table: owner, partitionKey, sortKey }] of Object.entries(this.#declared)) {
      if (owner !== table) continue;
      const [was, is] = [old?.[partitionKey], item[partitionKey]];
      const wasSort = text(old, sortKey);
      if (was) this.#rowsOf(name, String(was['S'])).remove(wasSort, `${pk}|${sk}`);
      if (is) this.#rowsOf(name, String(is['S'])).put(text(item, sortKey), `${pk}|${sk}`, item);
      const moved = was?.['S'] !== is?.['S'] || wasSort !== text(item, sortKey);
      if (moved) this.usage.writeUnits += (was ? 1 : 0) + (is ? 1 : 0);
    }
  }

  /** Does something that is no part of what is measured: its calls and units do not count. */
  uncounted(work: () => void): void {
    const before = { ...this.usage, calls: { ...this.usage.calls } };
    work();
    Object.assign(this.usage, before);
  }

  /** Forgets the tables' rows: what is over is no part of what is measured, its memory and its collecting least of all. */
  empty(tables: readonly string[]): void {
    for (const table of tables) this.#tables.delete(table);
    for (const [name, { table }] of Object.entries(this.#declared)) {
      if (tables.includes(table)) this.#indexes.delete(name);
    }
  }

  /** How many rows of a table are such. */
  count(table: string, wanted: (item: Item) => boolean): number {
    let found = 0;
    for (const rows of this.#tables.get(table)?.values() ?? []) {
      for (const item of rows.values()) if (wanted(item)) found += 1;
    }
    return found;
  }

  #rowsOf(index: string, partition: string): SortedRows {
    const partitions = this.#indexes.get(index) ?? new Map<string, SortedRows>();
    this.#indexes.set(index, partitions);
    const rows = partitions.get(partition) ?? new SortedRows();
    partitions.set(partition, rows);
    return rows;
  }

  /** Answers one call. */
  call(operation: string, body: string): Answer {
    const input = JSON.parse(body) as Input;
    this.usage.calls[operation] = (this.usage.calls[operation] ?? 0) + 1;
    const bound = { names: input.ExpressionAttributeNames ?? {}, values: input.ExpressionAttributeValues ?? {} };
    switch (operation) {
      case 'GetItem': {
        const item = this.get(input.TableName, input.Key ?? {});
        this.#read(sizeOf(item), input.ConsistentRead);
        return { status: 200, body: item ? { Item: item } : {} };
      }
      case 'BatchGetItem': {
        const answers = Object.entries(input.RequestItems ?? {}).map(([table, { Keys, ConsistentRead }]) => {
          const items = Keys.map((key) => this.get(table, key));
          for (const item of items) this.#read(sizeOf(item), ConsistentRead);
          return [table, items.filter((item) => item !== undefined)] as const;
        });
        return { status: 200, body: { Responses: Object.fromEntries(answers), UnprocessedKeys: {} } };
      }
      case 'Query':
        return { status: 200, body: { Items: this.#query(input) } };
      case 'PutItem': {
        const old = this.get(input.TableName, input.Item ?? {});
        this.#write(sizeOf(input.Item));
        if (input.ConditionExpression && !condition(input.ConditionExpression)(old ?? {}, bound))
          return refusal(input, old);
        this.put(input.TableName, input.Item ?? {}, old);
        this.onChange({ table: input.TableName, old, new: input.Item ?? {} });
        return { status: 200, body: {} };
      }
      case 'UpdateItem': {
        const old = this.get(input.TableName, input.Key ?? {});
        if (input.ConditionExpression && !condition(input.ConditionExpression)(old ?? {}, bound)) {
          this.#write(sizeOf(old));
          return refusal(input, old);
        }
        const item = { ...(old ?? input.Key) };
        update(input.UpdateExpression ?? '')(item, bound);
        this.#write(Math.max(sizeOf(old), sizeOf(item)));
        this.put(input.TableName, item, old);
        this.onChange({ table: input.TableName, old, new: item });
        const wanted = input.ReturnValues === 'ALL_NEW' || input.ReturnValues === 'UPDATED_NEW';
        return { status: 200, body: wanted ? { Attributes: item } : {} };
      }
      default:
        throw new Error(`The stand-in for DynamoDB has no ${operation}.`);
    }
  }

  #read(bytes: number, consistent: boolean | undefined): void {
    this.usage.readUnits += Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
  }

  #write(bytes: number): void {
    this.usage.writeUnits += Math.max(1, Math.ceil(bytes / 1024));
  }

  #query(input: Input): readonly Item[] {
    const values = input.ExpressionAttributeValues ?? {};
    const words = (input.KeyConditionExpression ?? '').match(/:\w+/g) ?? [];
    const [partition, limit] = words.map((word) => String(values[word]?.['S'] ?? ''));
    if (input.IndexName === undefined) {
      const rows = [...(this.#partition(input.TableName, partition ?? '')?.values() ?? [])];
      this.#read(
        rows.reduce((sum, row) => sum + sizeOf(row), 0),
        input.ConsistentRead,
      );
      return rows;
    }
    const { partitionKey = '', sortKey = '' } = this.#declared[input.IndexName] ?? {};
    const found: Item[] = [];
    for (const item of this.#rowsOf(input.IndexName, partition ?? '').upTo(limit ?? '')) {
      if (found.length >= (input.Limit ?? 1_000)) break;
      const { pk = {}, sk = {}, [partitionKey]: one = {}, [sortKey]: other = {} } = item;
      found.push({ pk, sk, [partitionKey]: one, [sortKey]: other });
    }
    this.#read(found.length * 150, false);
    return found;
  }
}
