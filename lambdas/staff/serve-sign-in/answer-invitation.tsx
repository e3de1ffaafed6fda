import type { Context } from 'hono';
import type { Recording } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { InvitationPage, InvitationReady } from '../../../lib/staff/pages/invitation.tsx';
import { refusalStatus, SignInProblem } from '../../../lib/staff/pages/sign-in-problem.tsx';
import type { Accounts, Invitations, People } from '../../../lib/staff/ports.ts';
import { findOpen, invitationOf } from '../../../lib/staff/use-cases/invite.ts';
import { accountOnRecord, type Bindings } from './record-acceptance.ts';

type Ports = Recording & {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly invitations: Pick<Invitations, 'find'>;
  readonly people: Pick<People, 'find'>;
};

/** Shows an invitation, and when it is accepted makes the account with which its person signs in. */
export const answerInvitation =
  (ports: Ports, frame: Place) =>
  async (context: Context<{ Bindings: Bindings }>): Promise<Response> => {
    const part = context.req.param('invitation') ?? '';
    const invitation = await findOpen(ports, invitationOf(part), await ports.clock());
    if (!invitation) return pageResponse(<SignInProblem frame={frame} problem="invitation-gone" />, 404);
    if (context.req.method === 'GET') return pageResponse(<InvitationPage frame={frame} invitation={invitation} />);
    const make = () => ports.accounts.ensure(invitation);
    if (!(await accountOnRecord(ports, invitation, context.env, make))) {
      return pageResponse(<SignInProblem frame={frame} problem="unavailable" />, refusalStatus('unavailable'));
    }
    return pageResponse(<InvitationReady frame={frame} invitation={invitation} part={part} />);
  };
