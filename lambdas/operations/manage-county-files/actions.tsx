import * as z from 'zod';
import { ClientBody, ContactsBody, SystemBody } from '../../../lib/counties/api.ts';
import { type ApiClient, CLIENT_ID } from '../../../lib/counties/domain/api-client.ts';
import { clientChange, systemChange } from '../../../lib/counties/domain/audited.ts';
import { contactFaults } from '../../../lib/counties/domain/contacts.ts';
import { changeContacts } from '../../../lib/counties/use-cases/change-contacts.ts';
import { issueClient } from '../../../lib/counties/use-cases/issue-client.ts';
import { proveEndpoint } from '../../../lib/counties/use-cases/prove-endpoint.ts';
import { registerSystem, type SystemRefusal } from '../../../lib/counties/use-cases/register-system.ts';
import { revokeClient } from '../../../lib/counties/use-cases/revoke-client.ts';
import { rotateClient } from '../../../lib/counties/use-cases/rotate-client.ts';
import { tellAgain } from '../../../lib/counties/use-cases/told-events.ts';
import {
  type ContactErrors,
  contactField,
  contactsTyped,
  missingIn,
  partOf,
  type TypedContacts,
  typedContacts,
  typedIn,
} from '../../../lib/operations/domain/contact-fields.ts';
import { ContactsForm } from '../../../lib/operations/pages/contacts-form.tsx';
import { SecretShown } from '../../../lib/operations/pages/secret-shown.tsx';
import type { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { type Acted, type Action, type Answered, done } from './action.ts';
import { CHECK_ACTIONS } from './check-actions.tsx';
import { DATE_ACTIONS } from './date-actions.tsx';
import { ELECTION_ACTIONS } from './election-actions.tsx';
import { setParticipation } from './participation-actions.tsx';
import type { FilePorts } from './ports.ts';
import { SHOWN } from './shown.tsx';

const systemsOf = ({ county }: Acted, notice: string): string =>
  `/operations/systems?county=${county.code}&notice=${notice}`;

/** The page of the system once more, with why nothing was changed. */
const refusedSystem = async (
  ports: FilePorts,
  acted: Acted,
  { code, detail }: { readonly code: string; readonly detail: string },
): Promise<Answered> => ({
  answer: {
    page: await SHOWN['/operations/systems'](ports, acted, { refused: detail, typed: acted.form }),
    status: code === 'bad-request' ? 400 : 409,
  },
  outcome: 'refused',
  audit: { target: { kind: 'county-system', id: acted.county.code }, reason: code },
});

/** What stands in a form as a contract of the API takes it, or the first thing that is wrong with it. */
const BAD_FORM = (error: z.ZodError): { code: string; detail: string } => ({
  code: 'bad-request',
  detail: error.issues[0]?.message ?? 'The form is not complete.',
});

const CHANGED_SYSTEM =
  'The system has been changed since this form was opened, perhaps by this very form: nothing was registered now, and no secret was made. A secret that was shown holds.';

/** A refusal in the words of the page. */
const inWords = ({ code, detail }: SystemRefusal): { detail: string } => ({
  detail: code === 'changed-meanwhile' ? CHANGED_SYSTEM : detail,
});

const SystemFields = z
  .object({
    vendor: SystemBody.shape.vendor,
    endpoint: z.enum(['keep', 'poll', 'url']),
    webhookUrl: z.string().trim().max(2000),
  })
  .refine(({ endpoint, webhookUrl }) => endpoint !== 'url' || webhookUrl !== '', 'Give the new address.')
  .refine(({ endpoint, webhookUrl }) => endpoint === 'url' || webhookUrl === '', {
    error: 'An address is given: choose “A new address”, or take it out.',
  })
  .transform(({ vendor, endpoint, webhookUrl }) => ({
    vendor,
    ...(endpoint === 'keep' ? {} : { webhookUrl: endpoint === 'poll' ? null : webhookUrl }),
  }));
const ClientRef = z.object({ id: z.string().regex(CLIENT_ID, 'There is no such credential.') });
const Version = z.coerce.number().int().nonnegative();

const CHANGED_CONTACTS =
  'Somebody else has changed these contacts meanwhile, and nothing was saved. Look at the file in another window, then save yours again if they shall replace them.';

const WRONG_CONTACTS = 'Nothing was saved. Look at these entries:';

/** As the API refuses it: what a form lacks is not what somebody has emptied. */
const INCOMPLETE_CONTACTS =
  'The form came without some of its entries, and nothing was saved. Below stands what is on file, with what came: look at it and save it again.';

/** All that is wrong with what was typed, by field: what no contract takes, and what cannot stand in a message. */
const errorsIn = (typed: TypedContacts): ContactErrors => {
  const { voters, staff } = contactsTyped(typed);
  const shape = ContactsBody.safeParse({ voters, staff }).error?.issues ?? [];
  const faults = [
    ...contactFaults({ voters: { ...voters, inPerson: null }, staff }),
    ...shape.map(({ path, message }) => ({ field: path.join('/'), detail: message })),
  ];
  return Object.fromEntries(
    faults.flatMap(({ field, detail }) => (contactField(field) === undefined ? [] : [[field, detail]])),
  );
};

const saveContacts: Action = async (ports, { county, form, viewer, frame, now }) => {
  const typed = typedIn(form);
  const missing = missingIn(form);
  const target = { kind: 'office-contacts', id: county.code };
  const parsed = missing.length === 0 ? ContactsBody.safeParse(contactsTyped(typed)) : undefined;
  // A form without its version was filled from nothing that we know of.
  const seen = Version.safeParse(form['version']).data ?? -1;
  const changed = parsed?.success ? await changeContacts(ports, county.code, parsed.data, seen) : undefined;
  if (changed?.ok) {
    return done({ to: `/operations/counties/${county.code}/file?notice=contacts-saved` }, { target, ...changed.value });
  }
  const reason = changed?.error.code ?? 'bad-contacts';
  const { contacts, version } = await ports.files.contacts(county.code);
  const isWhole = missing.length === 0;
  const about = {
    frame: { ...frame, now },
    viewer,
    county,
    typed: isWhole ? typed : { ...typedContacts(contacts), ...partOf(typed, form) },
    version,
    errors: isWhole ? errorsIn(typed) : {},
    refused: reason === 'changed-meanwhile' ? CHANGED_CONTACTS : isWhole ? WRONG_CONTACTS : INCOMPLETE_CONTACTS,
  };
  const status = reason === 'changed-meanwhile' ? 409 : 400;
  return {
    answer: { page: <ContactsForm {...about} />, status },
    outcome: 'refused',
    audit: { target, reason },
  };
};

/** What the county's staff need to let its system in: the credential, and where to go with it. */
const handedOver = (
  { apiUrl, tokenUrl }: Pick<FilePorts, 'apiUrl' | 'tokenUrl'>,
  { clientId }: Pick<ApiClient, 'clientId'>,
  clientSecret: string,
): Readonly<Record<string, string>> => ({
  'Client identifier': clientId,
  'Client secret': clientSecret,
  'Address of the API': apiUrl,
  'Address of access tokens': tokenUrl,
  'Guide for whoever connects a system': `${apiUrl}/v1/integrating.md`,
});

/** What each form about a county's file does: the same as the call of the API of the same name. */
export const ACTIONS: Readonly<Record<keyof typeof FILE_ACTIONS, Action>> = {
  ...DATE_ACTIONS,
  ...CHECK_ACTIONS,
  ...ELECTION_ACTIONS,
  'change-contacts': saveContacts,
  'set-participation': setParticipation,
  'register-system': async (ports, acted) => {
    const parsed = SystemFields.safeParse(acted.form);
    if (!parsed.success) return refusedSystem(ports, acted, BAD_FORM(parsed.error));
    // The page of a secret, loaded again, sends its form again: it must make no second secret.
    const seen = Version.safeParse(acted.form['version'] || undefined).data;
    const registered = await registerSystem(ports, acted.county.code, parsed.data, seen);
    if (!registered.ok) return refusedSystem(ports, acted, { ...registered.error, ...inWords(registered.error) });
    const { before, system, signingSecret } = registered.value;
    const audit = systemChange(acted.county.code, before, system);
    if (signingSecret === null) return done({ to: systemsOf(acted, 'system-registered') }, audit);
    const values = { 'Address that waits for its test': system.candidate?.url ?? '', 'Signing secret': signingSecret };
    const what = 'The county’s system checks with it that what it is told comes from here.';
    return done({ page: <SecretShown {...acted} what={what} values={values} />, status: 200 }, audit);
  },
  'test-endpoint': async (ports, acted) => {
    const proven = await proveEndpoint(ports, acted.county.code);
    if (!proven.ok) return refusedSystem(ports, acted, proven.error);
    const { before, system } = proven.value;
    const notice = before.candidate === null ? 'endpoint-answers' : 'endpoint-proven';
    return done({ to: systemsOf(acted, notice) }, systemChange(acted.county.code, before, system));
  },
  'tell-county-again': async (ports, acted) => {
    const count = await tellAgain(ports, acted.county.code);
    const target = { kind: 'county-system', id: acted.county.code };
    return done({ to: systemsOf(acted, 'told-again') }, { target, after: { toldAgain: count } });
  },
  'issue-client': async (ports, acted) => {
    const { role, name } = acted.form;
    const parsed = ClientBody.safeParse({ role, name });
    if (!parsed.success) return refusedSystem(ports, acted, BAD_FORM(parsed.error));
    const issued = await issueClient(ports, { ...parsed.data, county: acted.county.code, issuedBy: acted.by.id });
    if (!issued.ok) return refusedSystem(ports, acted, issued.error);
    const { client, clientSecret } = issued.value;
    const values = handedOver(ports, client, clientSecret);
    return done(
      { page: <SecretShown {...acted} what={`The credential “${client.name}”.`} values={values} />, status: 200 },
      clientChange(client, null, client, acted.now),
    );
  },
  'rotate-client': async (ports, acted) => {
    const parsed = ClientRef.safeParse(acted.form);
    if (!parsed.success) return refusedSystem(ports, acted, BAD_FORM(parsed.error));
    const { id: clientId } = parsed.data;
    const renewed = await rotateClient(ports, { county: acted.county.code, clientId, by: acted.by.id });
    if (!renewed.ok) return refusedSystem(ports, acted, renewed.error);
    const { client, clientSecret, replaced } = renewed.value;
    const values = handedOver(ports, client, clientSecret);
    return done(
      {
        page: <SecretShown {...acted} what={`The credential “${client.name}”, renewed.`} values={values} />,
        status: 200,
      },
      clientChange({ clientId, county: acted.county.code }, null, replaced, acted.now),
    );
  },
  'revoke-client': async (ports, acted) => {
    const parsed = ClientRef.safeParse(acted.form);
    if (!parsed.success) return refusedSystem(ports, acted, BAD_FORM(parsed.error));
    const { id: clientId } = parsed.data;
    const revoked = await revokeClient(ports, { county: acted.county.code, clientId });
    if (!revoked.ok) return refusedSystem(ports, acted, revoked.error);
    const { before, after } = revoked.value;
    return done({ to: systemsOf(acted, 'client-revoked') }, clientChange(after, before, after, acted.now));
  },
};
