import type { Child, FC } from 'hono/jsx';
import { type ApiClient, type ClientState, clientState } from '../../counties/domain/api-client.ts';
import { type CountyFile, type Missing, NEEDS } from '../../counties/domain/completeness.ts';
import type { CountySystem } from '../../counties/domain/county-system.ts';
import type { County, InPersonVoting } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { EmsVendor } from '../../sync-checks/domain/ems.ts';
import type { FileNotice } from '../domain/file-notice.ts';
import { mayOpen, type Viewer } from '../domain/viewer.ts';
import { MissingList } from './counties.tsx';
import { Done } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { FILE_NOTICE_TEXT } from './words.ts';

type CountyFileProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  file: CountyFile;
  missing: readonly Missing[];
  notice?: FileNotice | undefined;
};

export const IN_PERSON: Readonly<Record<InPersonVoting, string>> = {
  'polling-places': 'Polling places',
  'vote-centers': 'Vote centers',
  'mail-only': 'By mail alone',
};

/** The vendors as people call them. */
export const VENDORS: Readonly<Record<EmsVendor, string>> = {
  dfm: 'DFM Associates',
  runbeck: 'Runbeck Election Services',
  standard: 'Another: the county API’s own form',
};

const STATES: Readonly<Record<ClientState, string>> = {
  active: 'Active',
  ending: 'Ends',
  ended: 'Ended',
  revoked: 'Revoked',
};

/** What a credential is for. */
export const ROLES: Readonly<Record<ApiClient['role'], string>> = {
  'county-ems': 'County system',
  'print-vendor': 'Printer',
  'usps-feed': 'Scans of USPS',
};

/** What is on file of a county, and what is missing. No secret is on it, nor the name of one. */
export const CountyFilePage: FC<CountyFileProps> = ({ frame, viewer, county, file, missing, notice }) => {
  const { voters, staff } = file.contacts;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County: file`}
      section={null}
      trail={[{ href: '/operations/counties', text: 'Counties' }]}
    >
      {notice === 'contacts-saved' && <Done text={FILE_NOTICE_TEXT[notice]} />}
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
      <Change frame={frame} viewer={viewer} county={county} path="/operations/contacts" text="Change the contacts" />
      <h2>Election management system</h2>
      <SystemFacts system={file.system} />
      <h2>Credentials</h2>
      {file.clients.length === 0 ? <p>None.</p> : <ClientTable clients={file.clients} now={frame.now} />}
      <Change frame={frame} viewer={viewer} county={county} path="/operations/systems" text="System and credentials" />
    </OperationsLayout>
  );
};

/** The way to a form, for whoever may open it. */
const Change: FC<{ frame: Frame; viewer: Viewer; county: County; path: string; text: string }> = (props) =>
  mayOpen(props.viewer, props.path) ? (
    <p>
      <a class="usa-button" href={`${props.frame.root}${props.path}?county=${props.county.code}`}>
        {props.text}
      </a>
    </p>
  ) : null;

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

/** A county's system as it is registered. */
export const SystemFacts: FC<{ system: CountySystem | undefined }> = ({ system }) => (
  <Facts
    facts={{
      Vendor: system === undefined ? null : VENDORS[system.vendor],
      'Address that is told of events':
        system === undefined ? null : (system.endpoint?.url ?? 'No address: the system polls'),
      'New address, told nothing before it has answered a test':
        system === undefined ? null : (system.candidate?.url ?? 'None'),
    }}
  />
);

type ClientTableProps = {
  clients: readonly ApiClient[];
  now: Temporal.Instant;
  /** What can be done about a credential. */
  actions?: (client: ApiClient) => Child;
};

/** A county's credentials, without their secrets. */
export const ClientTable: FC<ClientTableProps> = ({ clients, now, actions }) => (
  <DataTable
    caption="Credentials of this county"
    columns={['Name', 'For', 'State', 'Issued', 'Identifier', ...(actions === undefined ? [] : ['Change'])]}
  >
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
          {actions !== undefined && <td>{actions(client)}</td>}
        </tr>
      ))}
    </tbody>
  </DataTable>
);
