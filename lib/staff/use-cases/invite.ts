import { type CountyCode, countyOf } from '../../shared/counties.ts';
import { ADMIN_ROLES } from '../../shared/identity.ts';
import { nameFault } from '../../shared/plain-name.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { SendCountyMail } from '../../staff-mail/ports.ts';
import { type Invitation, type Invited, isOpen, newInvitation } from '../domain/invitation.ts';
import { looksAfter, type Post } from '../domain/person.ts';
import { INVITATION_LIFE } from '../domain/rules.ts';
import type { InvitationRef } from '../domain/sign-in.ts';
import { ROLE_NAMES } from '../domain/words.ts';
import type { Invitations, People } from '../ports.ts';
import { keyOf, newSecret } from './secrets.ts';

export type InvitePorts = {
  readonly invitations: Pick<Invitations, 'create' | 'list' | 'withdraw'>;
  readonly mail: SendCountyMail;
  /** Where the pages are: `https://operations.example.org`. */
  readonly pagesUrl: string;
};

/** Who acts. */
export type Acting = Post & { readonly id: string };

export type InviteRefusal = 'not-yours' | 'bad-name' | 'invited-already' | 'mail-refused';

/** The link's secret also says where the invitation lies; it is one to nobody without its second half. */
const linkOf = (pagesUrl: string, { county }: Invitation, secret: string): string =>
  `${pagesUrl}/operations/invitations/${county ?? 'state'}-${secret}`;

/** The invitation that a link's last part names; undefined for what is no such part. */
export const invitationOf = (part: string | undefined): InvitationRef | undefined => {
  const [, place, secret] = /^(state|\d\d)-([\w-]{43})$/.exec(part ?? '') ?? [];
  return place && secret ? { county: place === 'state' ? null : place, key: keyOf(secret) } : undefined;
};

/** An invitation holds as long as who wrote it is there and looks after such a post; the first one was written by nobody. */
export const isStillMeant = async (
  { people }: { readonly people: Pick<People, 'find'> },
  invitation: Invitation,
): Promise<boolean> => {
  const { invitedBy: id, county } = invitation;
  if (id === null) return true;
  const inviter = (await people.find(county, id)) ?? (await people.find(null, id));
  return inviter !== undefined && looksAfter(inviter, invitation);
};

/** The invitation that a link leads to, while it can be accepted and is meant. */
export const findOpen = async (
  { invitations, people }: { readonly invitations: Pick<Invitations, 'find'>; readonly people: Pick<People, 'find'> },
  ref: InvitationRef | undefined,
  now: Temporal.Instant,
): Promise<Invitation | undefined> => {
  const found = ref && (await invitations.find(ref));
  return found && isOpen(found, now) && (await isStillMeant({ people }, found)) ? found : undefined;
};

const placeOf = (county: CountyCode | null): string =>
  county === null ? 'the California Secretary of State' : `${countyOf(county).name} County`;

const textOf = (invitation: Invitation, link: string): string =>
  [
    `${invitation.name},`,
    `you are invited to Rollcall, where ${placeOf(invitation.county)} sees its roll checks and ballot messages, as ${ROLE_NAMES[invitation.role]}.`,
    `Accept within ${INVITATION_LIFE.hours / 24} days:`,
    link,
    'Your access begins when you sign in by “Continue” behind this link: if you have signed in without it, or stopped halfway, open the link again. It works until your access has begun.',
    'It is meant for you alone: do not pass it on. If you expect no invitation, do nothing.',
  ].join('\n\n');

const send = async (
  { invitations, mail, pagesUrl }: InvitePorts,
  invited: Invited,
  by: string | null,
  now: Temporal.Instant,
): Promise<Result<Invitation, InviteRefusal>> => {
  if (nameFault(invited.name) !== undefined) return err('bad-name');
  const open = await invitations.list(invited.county);
  const same = (one: Invitation) => one.email.toLowerCase() === invited.email.toLowerCase();
  if (open.some((one) => same(one) && isOpen(one, now))) return err('invited-already');
  const secret = newSecret();
  const invitation = newInvitation(keyOf(secret), invited, by, now);
  await invitations.create(invitation);
  const text = textOf(invitation, linkOf(pagesUrl, invitation, secret));
  const subject = 'Your invitation to Rollcall';
  const message = { to: invited.email, subject, text, attachments: [], reference: 'invitation' };
  const sent = await mail(message).catch(async (cause: unknown) => {
    // Perhaps on its way, perhaps not: without this one the same person can be invited again, by a link that works.
    await invitations.withdraw(invitation);
    throw new Error('An invitation could not be sent.', { cause });
  });
  if (sent.ok) return ok(invitation);
  await invitations.withdraw(invitation);
  return err('mail-refused');
};

/** Invites somebody by email. Throws when the table or the provider cannot be reached: repeating it is harmless. */
export const invite = async (
  ports: InvitePorts,
  by: Acting,
  invited: Invited,
  now: Temporal.Instant,
): Promise<Result<Invitation, InviteRefusal>> =>
  looksAfter(by, invited) ? send(ports, invited, by.id, now) : err('not-yours');

/** Withdraws an invitation that nobody has accepted yet; false when there is none, or it is not theirs to withdraw. */
export const withdrawInvitation = async (
  { invitations }: Pick<InvitePorts, 'invitations'>,
  by: Acting,
  ref: InvitationRef,
): Promise<boolean> => {
  const found = (await invitations.list(ref.county)).find(({ key }) => key === ref.key);
  return found !== undefined && looksAfter(by, found) && invitations.withdraw(ref);
};

/**
 * Invites the first of the state's people, whom nobody can invite. Refused as soon as one of them looks after the others.
 */
export const inviteFirst = async (
  ports: InvitePorts & { readonly people: Pick<People, 'list'> },
  who: Pick<Invited, 'name' | 'email'>,
  now: Temporal.Instant,
): Promise<Result<Invitation, InviteRefusal>> => {
  const role = ADMIN_ROLES.state;
  const admins = (await ports.people.list(null)).filter((person) => person.role === role);
  return admins.length > 0 ? err('not-yours') : send(ports, { ...who, county: null, role }, null, now);
};
