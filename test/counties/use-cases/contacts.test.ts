import { expect, it } from 'vitest';
import { changeContacts } from '../../../lib/counties/use-cases/change-contacts.ts';
import { readCountyFile } from '../../../lib/counties/use-cases/read-county-file.ts';
import { CONTACTS } from '../county-files.ts';
import { memoryCounties } from '../memory-counties.ts';

it('keeps contacts whole or not at all', async () => {
  const ports = memoryCounties();
  const wrong = { ...CONTACTS, voters: { ...CONTACTS.voters, site: 'https://evil.net' } };
  const refused = await changeContacts(ports, '03', wrong);
  expect(!refused.ok && refused.error).toMatchObject({ code: 'bad-contacts', faults: [{ field: 'voters/site' }] });
  expect(ports.kept.contacts.size).toBe(0);
  expect(await changeContacts(ports, '03', CONTACTS)).toMatchObject({ ok: true, value: { after: CONTACTS } });
  expect((await readCountyFile(ports, '03')).contacts).toEqual(CONTACTS);
  expect((await readCountyFile(ports, '20')).clients).toEqual([]);
});

it('a repeat changes nothing, and of two at once one is told so', async () => {
  const ports = memoryCounties();
  await changeContacts(ports, '03', CONTACTS);
  await changeContacts(ports, '03', CONTACTS);
  expect(ports.kept.contacts.get('03')?.version).toBe(1);
  const files = { ...ports.files, contacts: async () => ({ contacts: CONTACTS, version: 0 }) };
  const other = { ...CONTACTS, staff: { email: null, phone: null } };
  expect(await changeContacts({ files }, '03', other)).toMatchObject({
    ok: false,
    error: { code: 'changed-meanwhile' },
  });
});
