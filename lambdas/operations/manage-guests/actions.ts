import * as z from 'zod';
import { GuestKind } from '../../../lib/messaging/domain/guests.ts';
import {
  approveGuest,
  type GuestPorts,
  proposeGuest,
  removeGuest,
} from '../../../lib/messaging/use-cases/manage-guests.ts';
import { type GuestNotice, isDone } from '../../../lib/operations/domain/guest-notice.ts';
import type { GUEST_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import type { Temporal } from '../../../lib/shared/time.ts';

/** Who posted which form. */
export type Acted = {
  readonly by: { readonly id: string };
  readonly form: Readonly<Record<string, unknown>>;
  readonly now: Temporal.Instant;
};
type Action = (ports: GuestPorts, acted: Acted) => Promise<Ended<GuestNotice>>;

const Proposed = z.object({
  kind: GuestKind,
  contact: z.string().trim().min(1).max(254),
  name: z.string().trim().min(1).max(100),
});
const Contact = z.object({ kind: GuestKind, to: z.string().min(1).max(254) });

/** An action with what its form must hold. The trail has what became of it, and no contact: it can never be corrected. */
const onGuests =
  <Form extends z.ZodType>(
    Form: Form,
    act: (ports: GuestPorts, acted: Acted, form: z.output<Form>) => Promise<GuestNotice>,
  ): Action =>
  async (ports, acted) => {
    const form = Form.safeParse(acted.form);
    const notice = form.success ? await act(ports, acted, form.data) : 'bad-request';
    const done = isDone(notice);
    const audit = { target: { kind: 'guest', id: '' }, ...(done ? {} : { reason: notice }) };
    return { answer: notice, outcome: done ? 'done' : 'refused', audit };
  };

/** What each action of the page of guests does. */
export const ACTIONS: Readonly<Record<keyof typeof GUEST_ACTIONS, Action>> = {
  'propose-guest': onGuests(Proposed, (ports, { by, now }, { kind, contact, name }) =>
    proposeGuest(ports, by, { kind, written: contact, name }, now),
  ),
  'approve-guest': onGuests(Contact, (ports, { by, now }, contact) => approveGuest(ports, by, contact, now)),
  'remove-guest': onGuests(Contact, (ports, _acted, contact) => removeGuest(ports, contact)),
};
