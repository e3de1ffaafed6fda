import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect } from 'vitest';

type Item = Record<string, unknown>;

/**
 * A table in memory that evaluates the expressions which the messages adapter writes: `IN`, `=`, `<=`,
 * `attribute_not_exists` and `AND`; `SET` of values, of a sum and of `if_not_exists`; `REMOVE`.
 */
export const expressionTable = () => {
  const items = new Map<string, Item>();
  const mock = mockClient(DynamoDBDocumentClient);
  const idOf = (key: Item | undefined): string => `${key?.['pk']}|${key?.['sk']}`;

  const evaluator = (item: Item, names: Record<string, string> = {}, values: Item = {}) => {
    const value = (text: string): unknown => {
      const name = text.trim();
      return name.startsWith(':') ? values[name] : item[names[name] ?? name];
    };
    const term = (text: string): boolean => {
      const among = /^(\S+) IN \((.*)\)$/.exec(text);
      if (among) return (among[2] ?? '').split(',').some((option) => value(option) === value(among[1] ?? ''));
      const absent = /^attribute_not_exists\((\S+)\)$/.exec(text);
      if (absent) return value(absent[1] ?? '') === undefined;
      const compared = /^(\S+) (=|<=) (\S+)$/.exec(text);
      if (!compared) throw new Error(`Unknown condition ${text}.`);
      const [left, right] = [value(compared[1] ?? ''), value(compared[3] ?? '')];
      return compared[2] === '=' ? left === right : String(left) <= String(right);
    };
    const holds = (condition: string | undefined): boolean =>
      condition === undefined || condition.split(' AND ').every(term);
    const assign = (text: string): void => {
      const [target = '', source = ''] = text.split(' = ');
      const sum = /^(\S+) \+ (\S+)$/.exec(source);
      const first = /^if_not_exists\((\S+), (\S+)\)$/.exec(source);
      const name = names[target] ?? target;
      if (sum) item[name] = Number(value(sum[1] ?? '')) + Number(value(sum[2] ?? ''));
      else if (first) item[name] = value(first[1] ?? '') ?? value(first[2] ?? '');
      else item[name] = value(source);
    };
    const update = (expression: string): void => {
      const [, sets = '', removes = ''] = /^SET (.*?)(?: REMOVE (.*))?$/.exec(expression) ?? [];
      for (const text of sets.split(/, (?=#)/)) assign(text);
      for (const name of removes.split(', ').filter(Boolean)) delete item[names[name] ?? name];
    };
    return { holds, update };
  };

  const refuse = (item: Item | undefined): never => {
    throw new ConditionalCheckFailedException({
      message: '',
      $metadata: {},
      ...(item ? { Item: marshall(item) } : {}),
    });
  };

  mock.on(GetCommand).callsFake((input) => ({ Item: items.get(idOf(input.Key)) }));
  mock.on(QueryCommand).callsFake((input) => ({
    Items: [...items.values()].filter((item) => item['pk'] === input.ExpressionAttributeValues[':pk']),
  }));
  mock.on(PutCommand).callsFake((input) => {
    const known = items.get(idOf(input.Item));
    const { holds } = evaluator(known ?? {}, input.ExpressionAttributeNames, input.ExpressionAttributeValues);
    if (!holds(input.ConditionExpression)) refuse(known);
    items.set(idOf(input.Item), input.Item);
    return {};
  });
  /** DynamoDB refuses what it has no use for, an empty list, and a name that is written twice. */
  const validate = (input: {
    UpdateExpression: string;
    ConditionExpression: string;
    ExpressionAttributeNames: Record<string, string>;
    ExpressionAttributeValues: Item;
  }): void => {
    const used = new Set(`${input.UpdateExpression} ${input.ConditionExpression}`.match(/[#:]\w+/g));
    const given = [...Object.keys(input.ExpressionAttributeNames), ...Object.keys(input.ExpressionAttributeValues)];
    if (input.ConditionExpression.includes('()')) throw new Error('Empty list.');
    expect([...used].sort()).toEqual([...new Set(given)].sort());
    const written = input.UpdateExpression.replace(/ = .*?(?=, #| REMOVE|$)/g, '').match(/#\w+/g) ?? [];
    expect(written.length).toBe(new Set(written).size);
  };

  mock.on(UpdateCommand).callsFake((input) => {
    validate(input);
    const known = items.get(idOf(input.Key));
    const item = { ...(known ?? input.Key) };
    const { holds, update } = evaluator(item, input.ExpressionAttributeNames, input.ExpressionAttributeValues);
    if (!holds(input.ConditionExpression)) refuse(known);
    update(input.UpdateExpression);
    items.set(idOf(input.Key), item);
    return { Attributes: item };
  });
  return { client: DynamoDBDocumentClient.from(new DynamoDBClient({})), items, mock };
};
