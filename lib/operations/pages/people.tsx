import type { FC } from 'hono/jsx';
import { COUNTIES, type CountyCode, countyOf } from '../../shared/counties.ts';
import { PERSON_ROLES } from '../../shared/identity.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Invitation } from '../../staff/domain/invitation.ts';
import { looksAfter, type Person, rolesToGive } from '../../staff/domain/person.ts';
import { ROLE_NAMES } from '../../staff/domain/words.ts';
import { isGood, type PeopleNotice } from '../domain/people-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Choice } from './choice.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type PeopleProps = {
  frame: Place;
  viewer: Viewer;
  /** Who looks, to mark the own row. */
  by: { readonly id: string };
  /** Whose people are shown; null: the state's. */
  county: CountyCode | null;
  people: readonly Person[];
  invitations: readonly Invitation[];
  notice: PeopleNotice | undefined;
};

const NOTICES: Readonly<Record<PeopleNotice, string>> = {
  invited: 'The invitation is on its way by email.',
  withdrawn: 'The invitation is withdrawn; its link opens nothing any more.',
  'role-changed': 'The new role counts from the next page that is opened.',
  removed: 'This person has no access any more.',
  'not-yours': 'You cannot give this role here.',
  nobody: 'There is nobody like that here any more.',
  'bad-name': 'Give the name as it is written, without addresses and numbers.',
  'bad-request': 'Give a name, an email address and a role.',
  'invited-already': 'This address has an open invitation. Withdraw it to send another.',
  'mail-refused': 'The email provider refuses this address. Nobody was invited.',
  'last-admin': 'Somebody must be left who looks after the people here. Invite or name another one first.',
  'changed-meanwhile': 'Somebody else has changed this at the same moment. Look again.',
};

const placeOf = (county: CountyCode | null): string =>
  county === null ? 'Secretary of State' : `${countyOf(county).name} County`;

const path = ({ root }: Place, rest = ''): string => `${root}/operations/people${rest}`;

/** The people of a county or of the state, and how to invite, change and remove them. */
export const PeoplePage: FC<PeopleProps> = (props) => (
  <OperationsLayout
    frame={props.frame}
    viewer={props.viewer}
    title={`People: ${placeOf(props.county)}`}
    section="people"
  >
    {props.notice !== undefined && (
      <div class={`usa-alert usa-alert--slim usa-alert--${isGood(props.notice) ? 'success' : 'error'}`} role="status">
        <div class="usa-alert__body">
          <p class="usa-alert__text">{NOTICES[props.notice]}</p>
        </div>
      </div>
    )}
    {props.viewer.county === null && <CountyChoice {...props} />}
    <PeopleTable {...props} />
    {props.invitations.length > 0 && <InvitationTable {...props} />}
    <Invite {...props} />
  </OperationsLayout>
);

const CountyChoice: FC<PeopleProps> = ({ frame, county }) => (
  <Choice action={path(frame)} name="county" label="Whose people">
    <option value="">Secretary of State</option>
    {COUNTIES.map(({ code, name }) => (
      <option value={code} selected={code === county}>
        {name} County
      </option>
    ))}
  </Choice>
);

const PeopleTable: FC<PeopleProps> = ({ frame, viewer, by, county, people }) =>
  people.length === 0 ? (
    <p>Nobody has access yet.</p>
  ) : (
    <DataTable caption={`${people.length} with access`} columns={['Name', 'Email', 'Role', 'Access']}>
      <tbody>
        {people.map((person) => (
          <tr>
            <th scope="row">
              {person.name}
              {person.id === by.id && <span class="note">You</span>}
            </th>
            <td class="data-table__id">
              {person.email}
              <span class="note">In the audit trail: {person.id}</span>
            </td>
            <td>
              {looksAfter(viewer, person) ? (
                <form class="range" method="post" action={path(frame, '/role')}>
                  <input type="hidden" name="county" value={county ?? ''} />
                  <input type="hidden" name="id" value={person.id} />
                  <select class="usa-select" name="role" aria-label={`Role of ${person.name}`}>
                    {rolesToGive(viewer, county, PERSON_ROLES).map((role) => (
                      <option value={role} selected={role === person.role}>
                        {ROLE_NAMES[role]}
                      </option>
                    ))}
                  </select>
                  <button class="usa-button usa-button--outline" type="submit">
                    Change
                  </button>
                </form>
              ) : (
                ROLE_NAMES[person.role]
              )}
            </td>
            <td>
              {looksAfter(viewer, person) && (
                <ActionButton
                  action={path(frame, '/removal')}
                  fields={{ county: county ?? '', id: person.id }}
                  label={`Remove ${person.name}`}
                  text="Remove"
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

const InvitationTable: FC<PeopleProps> = ({ frame, viewer, county, invitations }) => (
  <DataTable caption="Open invitations" columns={['Name', 'Email', 'Role', 'Open until', 'Withdraw']}>
    <tbody>
      {invitations.map((invitation) => (
        <tr>
          <th scope="row">{invitation.name}</th>
          <td>{invitation.email}</td>
          <td>{ROLE_NAMES[invitation.role]}</td>
          <td>{staffTime(invitation.endsAt)}</td>
          <td>
            {looksAfter(viewer, invitation) && (
              <ActionButton
                action={path(frame, '/invitations/withdrawal')}
                fields={{ county: county ?? '', key: invitation.key }}
                label={`Withdraw the invitation of ${invitation.name}`}
                text="Withdraw"
              />
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);

const Invite: FC<PeopleProps> = ({ frame, viewer, county }) => (
  <>
    <h2>Invite somebody</h2>
    <form class="range" method="post" action={path(frame, '/invitations')}>
      <input type="hidden" name="county" value={county ?? ''} />
      <div class="range__field">
        <label class="usa-label" for="name">
          Name
        </label>
        <input class="usa-input" id="name" name="name" maxlength={100} required autocomplete="off" />
      </div>
      <div class="range__field">
        <label class="usa-label" for="email">
          Work email
        </label>
        <input class="usa-input" id="email" name="email" type="email" maxlength={254} required autocomplete="off" />
      </div>
      <div class="range__field">
        <label class="usa-label" for="role">
          Role
        </label>
        <select class="usa-select" id="role" name="role">
          {rolesToGive(viewer, county, PERSON_ROLES).map((role) => (
            <option value={role}>{ROLE_NAMES[role]}</option>
          ))}
        </select>
      </div>
      <button class="usa-button" type="submit">
        Invite
      </button>
    </form>
  </>
);
