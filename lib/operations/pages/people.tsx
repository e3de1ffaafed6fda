import type { FC } from 'hono/jsx';
import { COUNTIES, type CountyCode, countyOf } from '../../shared/counties.ts';
import { PERSON_ROLES } from '../../shared/identity.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { StackedMoment } from '../../site-kit/components/time.tsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Invitation } from '../../staff/domain/invitation.ts';
import { looksAfter, type Person, rolesToGive } from '../../staff/domain/person.ts';
import { ROLE_LINES, ROLE_NAMES } from '../../staff/domain/words.ts';
import { isGood, type PeopleNotice, type RefusedInvitation, type TypedInvitation } from '../domain/people-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Choice } from './choice.tsx';
import { Outcome, Refused, SelectField, TextField } from './form.tsx';
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
  /** The invitation that was refused, to be mended. */
  refused?: RefusedInvitation | undefined;
};

const NOTICES: Readonly<Record<PeopleNotice, string>> = {
  invited: 'The invitation is on its way by email.',
  withdrawn: 'The invitation is withdrawn; its link opens nothing any more.',
  'role-changed': 'The new role counts from the next page that is opened.',
  removed: 'This person has no access any more.',
  'not-yours': 'You cannot give this role here.',
  nobody: 'There is nobody like that here any more.',
  'bad-request': 'The form was not complete, and nothing was done. Look again.',
  'last-admin': 'Somebody must be left who looks after the people here. Invite or name another one first.',
  'changed-meanwhile': 'Somebody else has changed this at the same moment. Look again.',
};

const placeOf = (county: CountyCode | null): string =>
  county === null ? 'Secretary of State' : `${countyOf(county).name} County`;

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name);

const path = ({ root }: Place, rest = ''): string => `${root}/operations/people${rest}`;

/** The people of a county or of the state, and how to invite, change and remove them. */
export const PeoplePage: FC<PeopleProps> = (props) => (
  <OperationsLayout
    frame={props.frame}
    viewer={props.viewer}
    title={`People: ${placeOf(props.county)}`}
    section="people"
  >
    {props.notice !== undefined && <Outcome good={isGood(props.notice)} text={NOTICES[props.notice]} />}
    {props.viewer.county === null && <CountyChoice {...props} />}
    <Invite {...props} />
    <PeopleTable {...props} />
    {props.invitations.length > 0 && <InvitationTable {...props} />}
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
        {people.toSorted(byName).map((person) => (
          <tr>
            <th scope="row" class="data-table__id">
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
                <details>
                  <summary>Remove {person.name}</summary>
                  <p class="note">
                    {person.id === by.id ? 'This is you: your own access ends' : 'All access ends'} with the next click,
                    on every device. To come back takes a new invitation.
                  </p>
                  <ActionButton
                    action={path(frame, '/removal')}
                    fields={{ county: county ?? '', id: person.id }}
                    label={`Remove ${person.name}, ${person.email}`}
                    text="Remove"
                  />
                </details>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

const InvitationTable: FC<PeopleProps> = ({ frame, viewer, county, invitations }) => (
  <DataTable
    caption={invitations.length === 1 ? '1 open invitation' : `${invitations.length} open invitations`}
    columns={['Name', 'Email', 'Role', 'Open until', 'Withdraw']}
  >
    <tbody>
      {invitations.toSorted(byName).map((invitation) => (
        <tr>
          <th scope="row" class="data-table__id">
            {invitation.name}
          </th>
          <td class="data-table__id">{invitation.email}</td>
          <td>{ROLE_NAMES[invitation.role]}</td>
          <td>
            <StackedMoment at={invitation.endsAt} />
          </td>
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

const LABELS: Readonly<Record<keyof TypedInvitation, string>> = { name: 'Name', email: 'Work email', role: 'Role' };

const Invite: FC<PeopleProps> = ({ frame, viewer, county, refused }) => {
  const roles = rolesToGive(viewer, county, PERSON_ROLES);
  if (roles.length === 0) return null;
  const { typed, errors } = refused ?? { typed: { name: '', email: '', role: '' }, errors: {} };
  const wrong = Object.entries(errors).map(([field, detail]) => [
    field,
    { label: LABELS[field as keyof TypedInvitation], detail },
  ]);
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      {refused !== undefined && (
        <Refused
          text={
            wrong.length > 0
              ? 'Nobody was invited. Look at these entries:'
              : 'Nobody was invited: the form was not complete.'
          }
          errors={Object.fromEntries(wrong)}
        />
      )}
      <dl class="facts">
        {roles.map((role) => (
          <div>
            <dt>{ROLE_NAMES[role]}</dt>
            <dd>{ROLE_LINES[role]}</dd>
          </div>
        ))}
      </dl>
      <form class="usa-form" method="post" action={path(frame, '/invitations')}>
        <input type="hidden" name="county" value={county ?? ''} />
        <TextField name="name" label={LABELS.name} maxlength={100} required value={typed.name} error={errors.name} />
        <TextField
          name="email"
          label={LABELS.email}
          type="email"
          maxlength={254}
          required
          value={typed.email}
          error={errors.email}
        />
        <SelectField
          name="role"
          label={LABELS.role}
          value={typed.role}
          error={errors.role}
          options={Object.fromEntries(roles.map((role) => [role, ROLE_NAMES[role]]))}
        />
        <button class="usa-button" type="submit">
          Invite
        </button>
      </form>
    </section>
  );
};
