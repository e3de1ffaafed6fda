import * as z from 'zod';
import type { PeopleNotice, RefusedInvitation, TypedInvitation } from '../../../lib/operations/domain/people-notice.ts';
import type { PEOPLE_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import type { AuditPart } from '../../../lib/shared/audit-entry.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { PERSON_ROLES } from '../../../lib/shared/identity.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import {
  type Acting,
  type InvitePorts,
  type InviteRefusal,
  invite,
  withdrawInvitation,
} from '../../../lib/staff/use-cases/invite.ts';
import {
  changeRole,
  endAllSessions,
  endOwnSession,
  type ManageAnswer,
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

/** Where it goes from here, and whether the present session is over. */
type Redirected = { readonly to: string; readonly endsSession: boolean };
/** The page once more, with the invitation that was refused. */
type Again = { readonly county: CountyCode | null; readonly refused: RefusedInvitation };
export type Afterwards = Redirected | Again;
type Action = (ports: ManagingPorts, acted: Acted) => Promise<Ended<Afterwards>>;

/** An empty county is the state. */
const County = z.union([z.literal('').transform(() => null), CountyCode]);
const Invited = z.object({
  county: County,
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  role: z.enum(PERSON_ROLES),
});
const PersonRef = z.object({ county: County, id: z.string().min(1).max(100) });
const InvitationRef = z.object({ county: County, key: z.string().min(1).max(100) });

const DONE: readonly PeopleNotice[] = ['withdrawn', 'role-changed', 'removed'];

/** What became of it, whom or what it was about, and what changed. */
type Became = readonly [notice: PeopleNotice, id: string, changed?: Pick<AuditPart, 'before' | 'after'>];

/** An action of the page of people: it leads back there, with what became of it. */
const onPeople =
  <Form extends z.ZodType<{ readonly county: CountyCode | null }>>(
    Form: Form,
    kind: string,
    act: (ports: ManagingPorts, acted: Acted, form: z.output<Form>) => Promise<Became>,
  ): Action =>
  async (ports, acted) => {
    const form = Form.safeParse(acted.form);
    const [notice, id, changed] = form.success
      ? await act(ports, acted, form.data)
      : (['bad-request', '', undefined] as const);
    // Whoever looks after one county only is never told of another, and leaves no mark there either.
    const county = acted.by.county ?? (form.success ? form.data.county : null);
    const to = `/operations/people?county=${county ?? ''}&notice=${notice}`;
    const isDone = DONE.includes(notice);
    const audit = { county, target: { kind, id }, ...(isDone ? changed : { reason: notice }) };
    return { answer: { to, endsSession: false }, outcome: isDone ? 'done' : 'refused', audit };
  };

/** An action on one's own sessions. */
const onSessions =
  (act: (ports: ManagingPorts, acted: Acted) => Promise<'present-ended' | 'present-goes-on'>): Action =>
  async (ports, acted) => {
    const endsSession = (await act(ports, acted)) === 'present-ended';
    const to = endsSession ? '/operations/sign-in/ended' : '/operations/sessions';
    return { answer: { to, endsSession }, outcome: 'done', audit: { target: { kind: 'person', id: acted.by.id } } };
  };

/** What a form names is on record once somebody like that was found: it may hold any words. */
const foundId = (answer: ManageAnswer, { id }: z.output<typeof PersonRef>): string => (answer === 'nobody' ? '' : id);

/** What to do about an invitation that was not sent, at the field that it is about. */
const INVITE_ERRORS: Readonly<Record<InviteRefusal, RefusedInvitation['errors']>> = {
  'bad-name': { name: 'Give the name as it is written, without addresses and numbers.' },
  'not-yours': { role: 'You cannot give this role here.' },
  'invited-already': { email: 'This address has an open invitation. Withdraw it to send another.' },
  'mail-refused': { email: 'The email provider refuses this address.' },
};
const FIELD_ERRORS: Readonly<Record<keyof TypedInvitation, string>> = {
  name: 'Give the name.',
  email: 'Give a whole email address, such as nora@elections.county.gov.',
  role: 'Choose one of the roles.',
};

const errorsOf = ({ issues }: z.ZodError): RefusedInvitation['errors'] => {
  const wrong = (Object.keys(FIELD_ERRORS) as (keyof TypedInvitation)[]).filter((field) =>
    issues.some(({ path }) => path[0] === field),
  );
  return Object.fromEntries(wrong.map((field) => [field, FIELD_ERRORS[field]]));
};

const textIn = (form: Acted['form'], field: string): string => {
  const value = form[field];
  return typeof value === 'string' ? value.slice(0, 300) : '';
};

/** Invites somebody; what was typed comes back to whoever has to mend it. */
const inviteAction: Action = async (ports, { by, form, now }) => {
  const county = by.county ?? County.safeParse(form['county']).data ?? null;
  const again = (reason: string, errors: RefusedInvitation['errors']): Ended<Afterwards> => ({
    answer: {
      county,
      refused: {
        typed: { name: textIn(form, 'name'), email: textIn(form, 'email'), role: textIn(form, 'role') },
        errors,
      },
    },
    outcome: 'refused',
    audit: { county, target: { kind: 'invitation', id: '' }, reason },
  });
  const parsed = Invited.safeParse(form);
  if (!parsed.success) return again('bad-request', errorsOf(parsed.error));
  const invited = await invite(ports, by, parsed.data, now);
  if (!invited.ok) return again(invited.error, INVITE_ERRORS[invited.error]);
  const target = { kind: 'invitation', id: invited.value.key };
  return {
    answer: { to: `/operations/people?county=${county ?? ''}&notice=invited`, endsSession: false },
    outcome: 'done',
    audit: { county, target, after: { role: parsed.data.role } },
  };
};

type PeopleAction = keyof typeof PEOPLE_ACTIONS;

/** What each action of the pages of people and sessions does. */
export const ACTIONS: Readonly<Record<PeopleAction, Action>> = {
  'invite-person': inviteAction,
  'withdraw-invitation': onPeople(InvitationRef, 'invitation', async (ports, { by }, form) => {
    const isWithdrawn = await withdrawInvitation(ports, by, form);
    return isWithdrawn ? ['withdrawn', form.key] : ['nobody', ''];
  }),
  'change-role': onPeople(PersonRef.extend({ role: z.enum(PERSON_ROLES) }), 'person', async (ports, { by }, form) => {
    const before = await ports.people.find(form.county, form.id);
    const changed = await changeRole(ports, by, form, form.role);
    if (changed !== 'done') return [changed, foundId(changed, form)];
    return ['role-changed', form.id, { before: { role: before?.role }, after: { role: form.role } }];
  }),
  'remove-person': onPeople(PersonRef, 'person', async (ports, { by, now }, form) => {
    const removed = await removePerson(ports, by, form, now);
    return [removed === 'done' ? 'removed' : removed, foundId(removed, form)];
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
