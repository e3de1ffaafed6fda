import type { FC } from 'hono/jsx';
import type { Guest } from '../../messaging/domain/guests.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { type GuestNotice, isDone } from '../domain/guest-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Outcome } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type GuestsProps = {
  frame: Frame;
  viewer: Viewer;
  /** Who looks: nobody approves an own proposal. */
  by: { readonly id: string };
  guests: readonly (Guest & { readonly approved: boolean })[];
  /** The domains of guests' email. */
  domains: readonly string[];
  notice: GuestNotice | undefined;
};

const NOTICES: Readonly<Record<GuestNotice, string>> = {
  proposed: 'The guest is on the list, and gets nothing until somebody else has approved it.',
  approved: 'The guest is approved: what the test environment sends to this contact arrives from now on.',
  removed: 'The guest is off the list, and gets nothing any more.',
  unreadable: 'Give a number of the United States with ten digits, or an email address.',
  'not-a-guests-domain': 'Guests’ email is in the domains that are named below. A new one needs a deployment.',
  'on-the-list': 'This contact is on the list already.',
  'own-proposal': 'You have proposed this guest: somebody else must approve it.',
  'approved-already': 'This guest was approved before.',
  nobody: 'There is no such guest any more.',
  'bad-request': 'Give a contact and a name.',
};

/** Who gets what a County Test Environment sends, and how somebody gets onto the list and off it. */
export const GuestsPage: FC<GuestsProps> = (props) => (
  <OperationsLayout frame={props.frame} viewer={props.viewer} title="Guests" section="guests">
    {props.notice !== undefined && <Outcome good={isDone(props.notice)} text={NOTICES[props.notice]} />}
    <p class="usa-intro">
      This test environment sends messages to these people and to the simulators of its providers, and to nobody else.
      One person puts a guest on the list, another approves it.
    </p>
    <GuestTable {...props} />
    <Propose {...props} />
  </OperationsLayout>
);

const GuestTable: FC<GuestsProps> = ({ frame, by, guests }) =>
  guests.length === 0 ? (
    <p>Nobody is on the list.</p>
  ) : (
    <DataTable caption={`${guests.length} on the list`} columns={['Name', 'Contact', 'Approval', 'Remove']}>
      <tbody>
        {guests.map((guest) => (
          <tr>
            <th scope="row">
              {guest.name}
              <span class="note">
                Proposed by {guest.proposedBy === by.id ? 'you' : guest.proposedBy}, {staffTime(guest.proposedAt)}
              </span>
            </th>
            <td class="data-table__id">{guest.to}</td>
            <td>
              <ApprovalOf frame={frame} by={by} guest={guest} />
            </td>
            <td>
              <ActionButton
                action={`${frame.root}/operations/guest-removals`}
                fields={{ kind: guest.kind, to: guest.to }}
                label={`Remove ${guest.name}, ${guest.to}`}
                text="Remove"
              />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

const ApprovalOf: FC<Pick<GuestsProps, 'frame' | 'by'> & { guest: GuestsProps['guests'][number] }> = ({
  frame,
  by,
  guest,
}) => {
  if (guest.approved && guest.approval) {
    return (
      <>
        Approved by {guest.approval.by === by.id ? 'you' : guest.approval.by}, {staffTime(guest.approval.at)}
      </>
    );
  }
  if (guest.proposedBy === by.id) return <>Waits for somebody else’s approval</>;
  return (
    <ActionButton
      action={`${frame.root}/operations/guest-approvals`}
      fields={{ kind: guest.kind, to: guest.to }}
      label={`Approve ${guest.name}, ${guest.to}`}
      text="Approve"
    />
  );
};

const Propose: FC<GuestsProps> = ({ frame, domains }) => (
  <>
    <h2>Propose a guest</h2>
    <p>Propose only people who have agreed to get test messages.</p>
    <form class="range" method="post" action={`${frame.root}/operations/guests`}>
      <div class="range__field">
        <label class="usa-label" for="name">
          Name
        </label>
        <input class="usa-input" id="name" name="name" maxlength={100} required autocomplete="off" />
      </div>
      <div class="range__field">
        <label class="usa-label" for="kind">
          Reached by
        </label>
        <select class="usa-select" id="kind" name="kind">
          <option value="phone">Text and call</option>
          <option value="email">Email</option>
        </select>
      </div>
      <div class="range__field">
        <label class="usa-label" for="contact">
          Number or address
        </label>
        <span class="usa-hint" id="contact-hint">
          Addresses end in {domains.map((domain) => `@${domain}`).join(', ')}
        </span>
        <input
          class="usa-input"
          id="contact"
          name="contact"
          maxlength={254}
          required
          autocomplete="off"
          aria-describedby="contact-hint"
        />
      </div>
      <button class="usa-button" type="submit">
        Propose
      </button>
    </form>
  </>
);
