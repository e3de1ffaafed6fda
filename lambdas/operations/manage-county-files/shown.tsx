import type { Child } from 'hono/jsx';
import { readCountyFile } from '../../../lib/counties/use-cases/read-county-file.ts';
import { COUNTED, readTold } from '../../../lib/counties/use-cases/told-events.ts';
import { typedContacts } from '../../../lib/operations/domain/contact-fields.ts';
import { type FilePowers, fileNoticeOf } from '../../../lib/operations/domain/file-notice.ts';
import { ContactsForm } from '../../../lib/operations/pages/contacts-form.tsx';
import { ParticipationPage } from '../../../lib/operations/pages/participation.tsx';
import { SystemForm } from '../../../lib/operations/pages/system-form.tsx';
import type { StaffPage } from '../../../lib/platform/access.ts';
import { mayDo } from '../../../lib/runtime/page-access.ts';
import type { County } from '../../../lib/shared/counties.ts';
import type { PersonRole } from '../../../lib/shared/identity.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import type { Visit } from '../visit.ts';
import { datePage } from './date-page.tsx';
import { statedElections } from './participation-actions.tsx';
import type { FilePorts } from './ports.ts';

/** Who asks for the form of which county. */
export type Asked = Visit & {
  readonly county: County;
  readonly now: Temporal.Instant;
  readonly notice?: string | undefined;
  /** What the address of the page says beside the county. */
  readonly query?: Readonly<Record<string, string>>;
};
/** A form that was refused: why, and what was typed into it. */
type Refused = { readonly refused: string; readonly typed: Readonly<Record<string, unknown>> };
type Shown = (ports: FilePorts, asked: Asked, refused?: Refused) => Promise<Child>;

/** What of a county's file a role may change. */
const powersOf = (role: PersonRole): FilePowers => ({
  register: mayDo(role, 'register-system') && mayDo(role, 'issue-client'),
  test: mayDo(role, 'test-endpoint'),
});

type FormPage = Extract<
  StaffPage,
  '/operations/contacts' | '/operations/systems' | '/operations/dates' | '/operations/participation'
>;

/** What each form is called while no county is chosen. */
export const TITLES: Readonly<Record<FormPage, string>> = {
  '/operations/contacts': 'Contacts of a county',
  '/operations/systems': 'System and credentials of a county',
  '/operations/dates': 'Agree a date with a county',
  '/operations/participation': 'Taking part in elections',
};

/** The forms of this function, filled with what is on file, or with what was typed where a change was not made. */
export const SHOWN: Readonly<Record<FormPage, Shown>> = {
  '/operations/contacts': async ({ files }, { frame, viewer, county, now }) => {
    const { contacts, version } = await files.contacts(county.code);
    const typed = typedContacts(contacts);
    return <ContactsForm frame={{ ...frame, now }} viewer={viewer} county={county} typed={typed} version={version} />;
  },
  '/operations/systems': async (ports, { frame, viewer, county, now, notice }, refused) => {
    const { system, clients } = await readCountyFile(ports, county.code);
    const told = { ...(await readTold(ports, county.code)), most: COUNTED };
    const about = { viewer, county, system, clients, told, may: powersOf(viewer.role), notice: fileNoticeOf(notice) };
    return <SystemForm frame={{ ...frame, now }} {...about} {...refused} />;
  },
  '/operations/dates': async (ports, asked) => datePage(ports, asked),
  '/operations/participation': async (ports, { frame, viewer, county, now, notice }) => {
    const elections = await statedElections(ports, county.code, now);
    const about = { viewer, county, elections, notice: fileNoticeOf(notice) };
    return <ParticipationPage frame={{ ...frame, now }} {...about} />;
  },
};
