import { isDeepStrictEqual } from 'node:util';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ContactFault, contactFaults, type OfficeContacts } from '../domain/contacts.ts';
import type { CountyFiles } from '../ports.ts';

export type ChangeContactsPorts = { readonly files: Pick<CountyFiles, 'contacts' | 'saveContacts'> };

export type ContactsRefusal =
  | { readonly code: 'bad-contacts'; readonly faults: readonly ContactFault[] }
  | { readonly code: 'changed-meanwhile' };

/** Contacts before and after a change; the same when it changed nothing. */
export type ChangedContacts = { readonly before: OfficeContacts; readonly after: OfficeContacts };

/**
 * Replaces an office's contacts. Nothing is kept while one of them is wrong. `seen`: the version that the change was made from;
 * when another stands there meanwhile, nothing is changed. Throws when the table cannot be reached.
 */
export const changeContacts = async (
  { files }: ChangeContactsPorts,
  county: CountyCode,
  after: OfficeContacts,
  seen?: number,
): Promise<Result<ChangedContacts, ContactsRefusal>> => {
  const faults = contactFaults(after);
  if (faults.length > 0) return err({ code: 'bad-contacts', faults });
  const { contacts: before, version } = await files.contacts(county);
  if (isDeepStrictEqual(before, after)) return ok({ before, after });
  if (seen !== undefined && seen !== version) return err({ code: 'changed-meanwhile' });
  const saved = await files.saveContacts(county, { contacts: after, version: version + 1 });
  return saved === 'saved' ? ok({ before, after }) : err({ code: 'changed-meanwhile' });
};
