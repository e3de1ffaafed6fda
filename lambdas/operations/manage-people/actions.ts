import * as z from 'zod';
import type { PeopleNotice } from '../../../lib/operations/domain/people-notice.ts';
import type { PageAction } from '../../../lib/platform/access.ts';
import type { AuditTarget } from '../../../lib/shared/audit-entry.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { PERSON_ROLES } from '../../../lib/shared/identity.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { type Acting, type InvitePorts, invite, withdrawInvitation } from '../../../lib/staff/use-cases/invite.ts';
import {
  changeRole,
  endAllSessions,
  endOwnSession,
  type ManagePorts,
  removePerson,
} from '../../../lib/staff/use-cases/manage-people.ts';

/** Everything that people and sessions are changed with. */
export type ManagingPorts = InvitePorts & ManagePorts;

/** Who acts, by which session, with what a form holds. */
export type Acted = {
  readonly by: Acting;
  /** The key of the present session. */
  readonly session: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly now: Temporal.Instant;
};

/** Where it goes from here, what it was about, and whether the present session is over. */
export type Afterwards = {
  readonly to: string;
  readonly outcome: 'done' | 'refused';
  readonly target: AuditTarget;
  readonly endsSession?: boolean;
};
type Action = (ports: ManagingPorts, acted: Acted) => Promise<Afterwards>;

/** An empty county is the state. */
const County = z.union([z.literal('').transform(() => null), CountyCode]);
const Invited = z.object({
  county: County,
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  role: z.enum(PERSON_ROLES),
});
const PersonRef = z.object({ county: County, id: z.string().max(100) });
const InvitationRef = z.object({ county: County, key: z.string().max(100) });

const DONE: readonly PeopleNotice[] = ['invited', 'withdrawn', 'role-changed', 'removed'];

/** An action of the page of people: it leads back there, with what became of it. */
const onPeople =
  <Form extends z.ZodType<{ readonly county: CountyCode | null }>>(
    Form: Form,
    kind: string,
    act: (ports: ManagingPorts, acted: Acted, form: z.output<Form>) => Promise<readonly [PeopleNotice, string]>,
  ): Action =>
  async (ports, acted) => {
    const form = Form.safeParse(acted.form);
    const [notice, id] = form.success ? await act(ports, acted, form.data) : (['bad-request', ''] as const);
    const county = form.success ? form.data.county : acted.by.county;
    const to = `/operations/people?county=${county ?? ''}&notice=${notice}`;
    return { to, outcome: DONE.includes(notice) ? 'done' : 'refused', target: { kind, id } };
  };

/** An action on one's own sessions. */
const onSessions =
  (act: (ports: ManagingPorts, acted: Acted) => Promise<'present-ended' | 'present-goes-on'>): Action =>
  async (ports, acted) => {
    const endsSession = (await act(ports, acted)) === 'present-ended';
    const to = endsSession ? '/operations/sign-in/ended' : '/operations/sessions';
    return { to, outcome: 'done', target: { kind: 'person', id: acted.by.id }, endsSession };
  };

/** What each action of the pages of people and sessions does. */
export const ACTIONS: Readonly<Record<PageAction, Action>> = {
  'invite-person': onPeople(Invited, 'invitation', async (ports, { by, now }, form) => {
    const invited = await invite(ports, by, form, now);
    return invited.ok ? ['invited', invited.value.key] : [invited.error, ''];
  }),
  'withdraw-invitation': onPeople(InvitationRef, 'invitation', async (ports, { by }, form) => [
    (await withdrawInvitation(ports, by, form)) ? 'withdrawn' : 'nobody',
    form.key,
  ]),
  'change-role': onPeople(PersonRef.extend({ role: z.enum(PERSON_ROLES) }), 'person', async (ports, { by }, form) => {
    const changed = await changeRole(ports, by, form, form.role);
    return [changed === 'done' ? 'role-changed' : changed, form.id];
  }),
  'remove-person': onPeople(PersonRef, 'person', async (ports, { by, now }, form) => {
    const removed = await removePerson(ports, by, form, now);
    return [removed === 'done' ? 'removed' : removed, form.id];
  }),
  'end-session': onSessions(async (ports, { by, form, session }) => {
    const key = typeof form['key'] === 'string' ? form['key'] : '';
    await endOwnSession(ports, by, key);
    return key === session ? 'present-ended' : 'present-goes-on';
  }),
  'end-all-sessions': onSessions(async (ports, { by, now }) => {
    await endAllSessions(ports, by, now);
    return 'present-ended';
  }),
  'sign-out': onSessions(async (ports, { session }) => {
    await ports.sessions.end(session);
    return 'present-ended';
  }),
};
