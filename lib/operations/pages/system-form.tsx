import type { FC } from 'hono/jsx';
import { type ApiClient, isOpen, ROTATION_OVERLAP_DAYS } from '../../counties/domain/api-client.ts';
import type { CountySystem } from '../../counties/domain/county-system.ts';
import type { County } from '../../shared/counties.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { FileNotice, FilePowers } from '../domain/file-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { ClientTable, ROLES, SystemFacts, VENDORS } from './county-file.tsx';
import { Done, Refused, SelectField, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { ToldEvents } from './told-events.tsx';
import { FILE_NOTICE_TEXT } from './words.ts';

type SystemFormProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  system: CountySystem | undefined;
  clients: readonly ApiClient[];
  /** What it was told of voters; `most`: counted so far. */
  told: Pick<Parameters<typeof ToldEvents>[0], 'counts' | 'most' | 'latest'>;
  may: FilePowers;
  notice?: FileNotice | undefined;
  /** Why nothing was changed. */
  refused?: string;
  /** What was typed into the form that was refused, by field. */
  typed?: Readonly<Record<string, unknown>>;
};

/** A field as it was typed, or its usual value. */
const kept = ({ typed = {} }: SystemFormProps, field: string, usual: string): string =>
  typeof typed[field] === 'string' ? typed[field] : usual;

/** What becomes of the address that is told, as the form asks it. */
const ENDPOINT_CHOICES = { keep: 'Leave as it is', poll: 'None: the system polls', url: 'A new address' } as const;

/** A county's system and its credentials, with what the viewer may do about them. */
export const SystemForm: FC<SystemFormProps> = (props) => {
  const { frame, viewer, county, system, clients, told, may, notice, refused } = props;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County: system and credentials`}
      section={null}
      trail={[
        { href: '/operations/counties', text: 'Counties' },
        { href: `/operations/counties/${county.code}/file`, text: `${county.name} County: file` },
      ]}
    >
      {notice !== undefined && <Done text={FILE_NOTICE_TEXT[notice]} />}
      {refused !== undefined && <Refused text={refused} />}
      <h2>Election management system</h2>
      <SystemFacts system={system} />
      {may.test && (system?.candidate ?? system?.endpoint) != null && <Test {...props} />}
      {may.register && <Register {...props} />}
      <ToldEvents frame={frame} county={county} {...told} />
      <h2>Credentials</h2>
      {clients.length === 0 ? (
        <p>None.</p>
      ) : may.register ? (
        <ClientTable
          clients={clients}
          now={frame.now}
          actions={(client) => <ClientActions {...props} client={client} />}
        />
      ) : (
        <ClientTable clients={clients} now={frame.now} />
      )}
      {may.register ? <Issue {...props} /> : <p>The Secretary of State issues, renews and revokes credentials.</p>}
    </OperationsLayout>
  );
};

const path = ({ frame }: SystemFormProps, rest = ''): string => `${frame.root}/operations/systems${rest}`;

const Test: FC<SystemFormProps> = (props) => {
  const isNew = props.system?.candidate != null;
  return (
    <>
      <p>
        {isNew
          ? 'The new address is told nothing before it has answered a signed test event. Send it once the county has entered the secret.'
          : 'A signed test event shows whether the address answers; it changes nothing.'}
      </p>
      <ActionButton
        action={path(props, '/test')}
        fields={{ county: props.county.code }}
        label={`Send the test event to the ${isNew ? 'new ' : ''}address of ${props.county.name} County`}
        text="Send the test event"
      />
    </>
  );
};

const Register: FC<SystemFormProps> = (props) => (
  <form class="usa-form" method="post" action={path(props)}>
    <input type="hidden" name="county" value={props.county.code} />
    <input type="hidden" name="version" value={String(props.system?.version ?? 0)} />
    <fieldset class="usa-fieldset">
      <legend class="usa-legend">Register the system</legend>
      <SelectField
        name="vendor"
        label="Vendor"
        value={kept(props, 'vendor', props.system?.vendor ?? 'standard')}
        options={VENDORS}
      />
      <SelectField
        name="endpoint"
        label="Where it is told of events"
        hint="A new address gets a secret of its own, which is shown once."
        value={kept(props, 'endpoint', 'keep')}
        options={ENDPOINT_CHOICES}
      />
      <TextField
        name="webhookUrl"
        label="New address"
        hint="https, at a name that leads to a public address."
        type="url"
        maxlength={2000}
        value={kept(props, 'webhookUrl', '')}
      />
    </fieldset>
    <button class="usa-button" type="submit">
      Register
    </button>
  </form>
);

const Issue: FC<SystemFormProps> = (props) => (
  <form class="usa-form" method="post" action={path(props, '/clients')}>
    <input type="hidden" name="county" value={props.county.code} />
    <fieldset class="usa-fieldset">
      <legend class="usa-legend">Issue a credential</legend>
      <SelectField name="role" label="For" value={kept(props, 'role', 'county-ems')} options={ROLES} />
      <TextField
        name="name"
        label="Name"
        hint="Whose it is, for people: DFM production. Plain letters, digits, spaces, points, “_” and “-”."
        maxlength={60}
        required
        value={kept(props, 'name', '')}
      />
    </fieldset>
    <button class="usa-button" type="submit">
      Issue
    </button>
  </form>
);

const ClientActions: FC<SystemFormProps & { client: ApiClient }> = ({ client, ...props }) => {
  if (!isOpen(client, props.frame.now)) return <>–</>;
  const fields = { county: props.county.code, id: client.clientId };
  return (
    <>
      {client.replacedBy === null && (
        <details>
          <summary>Renew {client.name}</summary>
          <p class="note">The new one opens at once, this one for {ROTATION_OVERLAP_DAYS} days beside it.</p>
          <ActionButton
            action={path(props, '/clients/rotation')}
            fields={fields}
            label={`Renew ${client.name}, ${client.clientId}`}
            text="Renew"
          />
        </details>
      )}
      <details>
        <summary>Revoke {client.name}</summary>
        <p class="note">Whatever uses it is refused with its next call.</p>
        <ActionButton
          action={path(props, '/clients/revocation')}
          fields={fields}
          label={`Revoke ${client.name}, ${client.clientId}`}
          text="Revoke"
        />
      </details>
    </>
  );
};
