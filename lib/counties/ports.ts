import type { CountyEvent } from '../messaging/domain/county-event.ts';
import type { Untold } from '../messaging/domain/county-telling.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { ApiClient, ClientRefusal } from './domain/api-client.ts';
import type { OfficeContacts } from './domain/contacts.ts';
import type { CountySystem, Endpoint } from './domain/county-system.ts';

/** Contacts as they are kept; `version` counts their changes, 0 before the first. */
export type KeptContacts = { readonly contacts: OfficeContacts; readonly version: number };

/** What is on file of counties. Throws when the table cannot be reached. Writes are conditional on what was read. */
export type CountyFiles = {
  /** Nothing on file is contacts without an entry, version 0. */
  contacts(county: CountyCode): Promise<KeptContacts>;
  /** Replaces the contacts of this version by the next. `conflict`: somebody else was faster, nothing was changed. */
  saveContacts(county: CountyCode, next: KeptContacts): Promise<'saved' | 'conflict'>;
  /** Undefined where none is registered. */
  system(county: CountyCode): Promise<CountySystem | undefined>;
  /** Replaces the system of the version before. */
  saveSystem(county: CountyCode, next: CountySystem): Promise<'saved' | 'conflict'>;
};

/** The register of the counties' credentials: a token opens what its client is entered for here. */
export type ClientRegister = {
  /** Those of a county, oldest first, also what is revoked. */
  list(county: CountyCode): Promise<readonly ApiClient[]>;
  find(clientId: string): Promise<ApiClient | undefined>;
  enter(client: ApiClient): Promise<void>;
  /** Enters the new one and gives the old one its end, both or none. `conflict`: the old one has changed meanwhile. */
  rotate(before: ApiClient, after: ApiClient): Promise<'saved' | 'conflict'>;
  /** Keeps when a client was revoked; a moment that is kept already stays. */
  revoke(client: ApiClient): Promise<void>;
};

/** The user pool that gives tokens to clients. */
export type ClientPool = {
  /** Makes a client for the county API. Its secret is answered this once and can be had from nowhere again. */
  create(name: string): Promise<{ readonly clientId: string; readonly clientSecret: string }>;
  /** Removes a client: it gets no further token. Nothing happens where it is gone already. */
  remove(clientId: string): Promise<void>;
};

/** The secrets that sign what counties' systems are told. */
export type WebhookSecrets = {
  /** Makes a secret; answers its name, and its value this once. */
  create(county: CountyCode): Promise<{ readonly name: string; readonly value: string }>;
  /** The value of a secret by its name; undefined when it is gone. */
  read(name: string): Promise<string | undefined>;
  /** Gives a secret up. Nothing happens where it is gone already. */
  remove(name: string): Promise<void>;
};

/** A test event: signed as every other, answered with its challenge by a system that has checked the signature. */
export type EndpointTest = {
  readonly url: string;
  readonly secret: string;
  readonly county: CountyCode;
  readonly at: string;
};

/** How an endpoint took a test event. */
export type TestOutcome =
  | { readonly kind: 'proven' }
  /** Its address is none that is called; `sentence` says why. */
  | { readonly kind: 'not-called'; readonly sentence: string }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'answered-otherwise'; readonly status: number };

/** Sends a test event. Never throws for what the other side does. */
export type TestEndpoint = (test: EndpointTest) => Promise<TestOutcome>;

/** Whether an address may be registered in this stage: undefined, or the sentence that says why not. */
export type AddressFault = (url: string) => string | undefined;

/** Why a county may hold no credential in this environment; undefined when it may. Throws when the table cannot be reached. */
export type MayHoldCredentials = (county: CountyCode) => Promise<ClientRefusal | undefined>;

/** Tells a county's system of one event, once. Throws when the secret cannot be asked for, never for what the other side does. */
export type TellEvent = (endpoint: Endpoint, event: CountyEvent) => Promise<'told' | Untold>;
