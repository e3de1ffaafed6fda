import type { FC } from 'hono/jsx';
import { type ApiClient, type ClientState, clientState } from '../../counties/domain/api-client.ts';
import { type CountyFile, type Missing, NEEDS } from '../../counties/domain/completeness.ts';
import type { County, InPersonVoting } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { MissingList } from './counties.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type CountyFileProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  file: CountyFile;
  missing: readonly Missing[];
};

const IN_PERSON: Readonly<Record<InPersonVoting, string>> = {
  'polling-places': 'Polling places',
  'vote-centers': 'Vote centers',
  'mail-only': 'By mail alone',
};

const STATES: Readonly<Record<ClientState, string>> = {
  active: 'Active',
  ending: 'Ends',
  ended: 'Ended',
  revoked: 'Revoked',
};

const ROLES: Readonly<Record<ApiClient['role'], string>> = { 'county-ems': 'County system', 'print-vendor': 'Printer' };

/** What is on file of a county, and what is missing. No secret is on it, nor the name of one. */
export const CountyFilePage: FC<CountyFileProps> = ({ frame, viewer, county, file, missing }) => {
  const { voters, staff } = file.contacts;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County: file`}
      section={null}
      trail={[{ href: '/operations/counties', text: 'Counties' }]}
    >
      {missing.length === 0 ? (
        <p class="usa-intro">All that a night and an election need is on file.</p>
      ) : (
        <MissingList missing={missing} hurts={(need) => NEEDS[need].hurts} />
      )}
      <h2>Office, as voters read it</h2>
      <Facts
        facts={{
          Telephone: voters.phone,
          Email: voters.email,
          Site: voters.site,
          'Signature form': voters.cureForm,
          Hours: voters.hours,
          'Voting in person': voters.inPerson && IN_PERSON[voters.inPerson],
        }}
      />
      <h2>Office, for staff</h2>
      <Facts facts={{ Email: staff.email, Telephone: staff.phone }} />
      <h2>Election management system</h2>
      <Facts
        facts={{
          Vendor: file.system?.vendor ?? null,
          'Told at': file.system?.endpoint?.url ?? null,
          'Waits for its test': file.system?.candidate?.url ?? null,
        }}
      />
      <h2>Credentials</h2>
      {file.clients.length === 0 ? <p>None.</p> : <ClientTable clients={file.clients} now={frame.now} />}
    </OperationsLayout>
  );
};

const Facts: FC<{ facts: Readonly<Record<string, string | null>> }> = ({ facts }) => (
  <dl class="dates">
    {Object.entries(facts).map(([name, value]) => (
      <div>
        <dt>{name}</dt>
        <dd>{value ?? 'Not on file'}</dd>
      </div>
    ))}
  </dl>
);

const ClientTable: FC<{ clients: readonly ApiClient[]; now: Temporal.Instant }> = ({ clients, now }) => (
  <DataTable caption="Credentials of this county" columns={['Name', 'For', 'State', 'Issued', 'Identifier']}>
    <tbody>
      {clients.map((client) => (
        <tr>
          <th scope="row">{client.name}</th>
          <td>{ROLES[client.role]}</td>
          <td>
            {STATES[clientState(client, now)]}
            {client.endsAt !== null && client.revokedAt === null && (
              <span class="note">
                <Moment at={client.endsAt} />
              </span>
            )}
          </td>
          <td>
            <Moment at={client.issuedAt} />
          </td>
          <td>{client.clientId}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
