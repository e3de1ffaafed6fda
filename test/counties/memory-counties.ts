import { type ApiClient, revoked } from '../../lib/counties/domain/api-client.ts';
import { NO_CONTACTS } from '../../lib/counties/domain/contacts.ts';
import type { CountySystem } from '../../lib/counties/domain/county-system.ts';
import type {
  ClientPool,
  ClientRegister,
  CountyFiles,
  KeptContacts,
  WebhookSecrets,
} from '../../lib/counties/ports.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';

/** Stores in memory that keep the conditions of the real ones. */
export const memoryCounties = () => {
  const contacts = new Map<CountyCode, KeptContacts>();
  const systems = new Map<CountyCode, CountySystem>();
  const clients = new Map<string, ApiClient>();
  const inPool = new Set<string>();
  const secrets = new Map<string, string>();
  let made = 0;
  const files: CountyFiles = {
    contacts: async (county) => contacts.get(county) ?? { contacts: NO_CONTACTS, version: 0 },
    saveContacts: async (county, next) => {
      if ((contacts.get(county)?.version ?? 0) !== next.version - 1) return 'conflict';
      contacts.set(county, next);
      return 'saved';
    },
    system: async (county) => systems.get(county),
    saveSystem: async (county, next) => {
      if ((systems.get(county)?.version ?? 0) !== next.version - 1) return 'conflict';
      systems.set(county, next);
      return 'saved';
    },
  };
  const register: ClientRegister = {
    list: async (county) => [...clients.values()].filter((client) => client.county === county),
    find: async (clientId) => clients.get(clientId),
    enter: async (client) => void clients.set(client.clientId, client),
    rotate: async (before, after) => {
      const present = clients.get(before.clientId);
      if (!present || present.replacedBy !== null || present.revokedAt !== null) return 'conflict';
      clients.set(before.clientId, before).set(after.clientId, after);
      return 'saved';
    },
    revoke: async ({ clientId, revokedAt }) => {
      const present = clients.get(clientId);
      if (present && revokedAt) clients.set(clientId, revoked(present, revokedAt));
    },
  };
  const pool: ClientPool = {
    create: async () => {
      made += 1;
      inPool.add(`client-${made}`);
      return { clientId: `client-${made}`, clientSecret: `secret-of-client-${made}` };
    },
    remove: async (clientId) => void inPool.delete(clientId),
  };
  const webhookSecrets: WebhookSecrets = {
    create: async (county) => {
      made += 1;
      const name = `webhook-${county}-${made}`;
      secrets.set(name, `value-of-${name}`);
      return { name, value: `value-of-${name}` };
    },
    read: async (name) => secrets.get(name),
    remove: async (name) => void secrets.delete(name),
  };
  return { files, register, pool, secrets: webhookSecrets, kept: { contacts, systems, clients, inPool, secrets } };
};
