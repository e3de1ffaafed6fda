import {
  AdminCreateUserCommand,
  type AttributeType,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { temporaryPassword } from '../../staff/adapters/cognito-accounts.ts';
import { adminsKey, subjectKey } from '../../staff/adapters/dynamodb/keys.ts';
import { personItem } from '../../staff/adapters/dynamodb/people.ts';
import { isAdmin } from '../../staff/domain/person.ts';
import type { LocalClients } from '../aws/clients.ts';
import { localTable } from '../aws/names.ts';
import { SEEDED_PEOPLE } from './people.ts';

/** An account of the user pool. */
export type Account = { readonly subject: string; readonly email: string; readonly name: string };

/** The accounts of the emulated user pool: seeded ones, and those of whoever accepted an invitation. */
export type Accounts = () => Promise<readonly Account[]>;

const attributeOf = (attributes: readonly AttributeType[] | undefined, name: string): string =>
  attributes?.find((one) => one.Name === name)?.Value ?? '';

const accountOf = (attributes: readonly AttributeType[] | undefined): Account => ({
  subject: attributeOf(attributes, 'sub'),
  email: attributeOf(attributes, 'email'),
  name: attributeOf(attributes, 'name'),
});

/** Reads the accounts of a user pool. */
export const poolAccounts =
  ({ cognito }: Pick<LocalClients, 'cognito'>, userPoolId: string): Accounts =>
  async () => {
    const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId }));
    return Users.map(({ Attributes }) => accountOf(Attributes));
  };

/** Makes the seeded people's accounts in the user pool, and enters them as who they are. */
export const seedPeople = async (clients: LocalClients, userPoolId: string): Promise<void> => {
  const TableName = localTable('staff');
  const put = (Item: Record<string, unknown>) => clients.dynamodb.send(new PutCommand({ TableName, Item }));
  const admins = new Map<string | null, number>();
  for (const [index, seeded] of SEEDED_PEOPLE.entries()) {
    const UserAttributes = [
      { Name: 'email', Value: seeded.email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: seeded.name },
    ];
    const { User } = await clients.cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId,
        Username: seeded.email,
        UserAttributes,
        TemporaryPassword: temporaryPassword(),
        MessageAction: 'SUPPRESS',
      }),
    );
    const { subject } = accountOf(User?.Attributes);
    if (subject === '') throw new Error('Cognito made an account without a subject.');
    const person = { ...seeded, id: `person-seeded-${index}`, subject, signedOutAt: null };
    await put(personItem(person));
    await put({ ...subjectKey(subject), county: person.county, personId: person.id });
    if (isAdmin(person)) admins.set(person.county, (admins.get(person.county) ?? 0) + 1);
  }
  for (const [county, count] of admins) await put({ ...adminsKey(county), admins: count });
};
