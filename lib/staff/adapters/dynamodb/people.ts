import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../../shared/counties.ts';
import { failedConditions } from '../../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { fitsReach, PERSON_ROLES } from '../../../shared/identity.ts';
import { isAdmin, type Person } from '../../domain/person.ts';
import type { People, PostChange } from '../../ports.ts';
import { adminsKey, invitationKey, personKey, subjectKey, unitKey } from './keys.ts';

const PersonDocument = z
  .object({
    id: z.string(),
    county: CountyCode.nullable(),
    role: z.enum(PERSON_ROLES),
    name: z.string(),
    email: z.string(),
    subject: z.string(),
    signedOutAt: StoredInstant.nullable(),
    /** The row stays, so that the audit trail's ids keep their names; it is nobody from then on. */
    removedAt: z.string().nullish(),
  })
  .refine(({ role, county }) => fitsReach(role, county));

const SubjectDocument = z.object({ county: CountyCode.nullable(), personId: z.string() });

const toPerson = (item: Record<string, unknown> | undefined): Person | undefined => {
  if (item === undefined) return undefined;
  const { removedAt, ...person } = PersonDocument.parse(item);
  return removedAt ? undefined : person;
};

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Somebody's row as it is stored. */
export const personItem = (person: Person) => ({
  ...personKey(person.county, person.id),
  ...person,
  signedOutAt: person.signedOutAt && toStoredInstant(person.signedOutAt),
});

export const dynamodbPeople = (client: DynamoDBDocumentClient, table: string): People => {
  const get = async (Key: Record<string, string>): Promise<Record<string, unknown> | undefined> =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const transact = (TransactItems: Writes) =>
    failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
  const oneMore = (person: Person): Writes => [
    {
      Update: {
        TableName: table,
        Key: adminsKey(person.county),
        UpdateExpression: 'ADD admins :one',
        ExpressionAttributeValues: { ':one': 1 },
      },
    },
  ];
  const oneLess = (person: Person): Writes => [
    {
      Update: {
        TableName: table,
        Key: adminsKey(person.county),
        UpdateExpression: 'ADD admins :less',
        ConditionExpression: 'admins > :one',
        ExpressionAttributeValues: { ':less': -1, ':one': 1 },
      },
    },
  ];
  /** What changes how many look after the others comes first, so that its failure is told from a lost race. */
  const changed = (failed: readonly boolean[], counted: boolean): PostChange => {
    if (failed.length === 0) return 'done';
    return counted && failed[0] === true ? 'last-admin' : 'changed-meanwhile';
  };
  const asRead = (person: Person) => ({
    Key: personKey(person.county, person.id),
    TableName: table,
    ConditionExpression: '#role = :role AND attribute_not_exists(removedAt)',
    ExpressionAttributeNames: { '#role': 'role' },
  });
  const find: People['find'] = async (county, id) => toPerson(await get(personKey(county, id)));
  return {
    find,
    findBySubject: async (subject) => {
      const item = await get(subjectKey(subject));
      if (item === undefined) return undefined;
      const { county, personId } = SubjectDocument.parse(item);
      return find(county, personId);
    },
    list: async (county) => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :unit AND begins_with(sk, :person)',
        ExpressionAttributeValues: { ':unit': unitKey(county), ':person': 'PERSON#' },
        ConsistentRead: true,
      });
      return items.flatMap((item) => toPerson(item) ?? []).toSorted((a, b) => a.name.localeCompare(b.name));
    },
    enter: async (person, invitation) => {
      const failed = await transact([
        {
          Delete: {
            TableName: table,
            Key: invitationKey(person.county, invitation),
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
        {
          Put: {
            TableName: table,
            Item: { ...subjectKey(person.subject), county: person.county, personId: person.id },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        { Put: { TableName: table, Item: personItem(person), ConditionExpression: 'attribute_not_exists(pk)' } },
        ...(isAdmin(person) ? oneMore(person) : []),
      ]);
      if (failed.length === 0) return 'entered';
      return failed[0] === true ? 'invitation-gone' : 'known-already';
    },
    changeRole: async (person, role) => {
      const [was, willBe] = [isAdmin(person), isAdmin({ ...person, role })];
      const counted = was && !willBe;
      const failed = await transact([
        ...(counted ? oneLess(person) : []),
        {
          Update: {
            ...asRead(person),
            UpdateExpression: 'SET #role = :new',
            ExpressionAttributeValues: { ':role': person.role, ':new': role },
          },
        },
        ...(willBe && !was ? oneMore(person) : []),
      ]);
      return changed(failed, counted);
    },
    remove: async (person, at) => {
      const counted = isAdmin(person);
      const failed = await transact([
        ...(counted ? oneLess(person) : []),
        {
          Update: {
            ...asRead(person),
            UpdateExpression: 'SET removedAt = :at',
            ExpressionAttributeValues: { ':role': person.role, ':at': toStoredInstant(at) },
          },
        },
        { Delete: { TableName: table, Key: subjectKey(person.subject) } },
      ]);
      return changed(failed, counted);
    },
    signOut: async (person, at) => {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: personKey(person.county, person.id),
          UpdateExpression: 'SET signedOutAt = :at',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':at': toStoredInstant(at) },
        }),
      );
    },
  };
};
