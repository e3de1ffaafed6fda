import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { ContactErrors, ContactField, TypedContacts } from '../domain/contact-fields.ts';
import type { Viewer } from '../domain/viewer.ts';
import { IN_PERSON } from './county-file.tsx';
import { Refused, SelectField, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type ContactsFormProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  typed: TypedContacts;
  /** The version of the contacts that the form was filled from. */
  version: number;
  errors?: ContactErrors;
  /** Why nothing was saved. */
  refused?: string;
};

type Text = {
  readonly label: string;
  readonly hint?: string;
  readonly type: 'text' | 'tel' | 'email' | 'url';
  readonly most: number;
};

const TEXTS: Readonly<Record<Exclude<ContactField, 'voters/inPerson'>, Text>> = {
  'voters/phone': {
    label: 'Telephone for voters',
    hint: 'Stands in messages. A United States number that costs the caller nothing extra.',
    type: 'tel',
    most: 40,
  },
  'voters/email': {
    label: 'Email for voters',
    hint: 'Stands in messages. At a host under .gov or ca.us; the VoteCal Help Desk can have another host of yours added.',
    type: 'email',
    most: 120,
  },
  'voters/site': {
    label: 'Site for voters',
    hint: 'Stands in messages. An https link at such a host, without a query.',
    type: 'url',
    most: 200,
  },
  'voters/cureForm': {
    label: 'Signature form',
    hint: 'Where it has an address of its own. An https link at such a host.',
    type: 'url',
    most: 200,
  },
  'voters/hours': {
    label: 'Office hours',
    hint: 'In words: Monday to Friday, 8:00 a.m. to 5:00 p.m.',
    type: 'text',
    most: 120,
  },
  'staff/email': {
    label: 'Email for staff',
    hint: 'Gets the results of checks and the weekly statistics.',
    type: 'email',
    most: 120,
  },
  'staff/phone': { label: 'Telephone for staff', hint: 'Is called when an extract is missing.', type: 'tel', most: 40 },
};
const IN_PERSON_LABEL = 'How people vote in person';

const labelOf = (field: ContactField): string => (field === 'voters/inPerson' ? IN_PERSON_LABEL : TEXTS[field].label);

const summaryOf = (errors: ContactErrors): Record<string, { label: string; detail: string }> =>
  Object.fromEntries(
    (Object.entries(errors) as [ContactField, string][]).map(([field, detail]) => [
      field,
      { label: labelOf(field), detail },
    ]),
  );

/** The form with which an office's contacts are replaced. */
export const ContactsForm: FC<ContactsFormProps> = ({
  frame,
  viewer,
  county,
  typed,
  version,
  errors = {},
  refused,
}) => {
  const input = (field: Exclude<ContactField, 'voters/inPerson'>) => {
    const { label, hint, type, most } = TEXTS[field];
    const more = hint === undefined ? {} : { hint };
    const value = typed[field];
    return (
      <TextField
        name={field}
        label={label}
        type={type}
        maxlength={most}
        value={value}
        error={errors[field]}
        {...more}
      />
    );
  };
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County: contacts`}
      section={null}
      trail={[
        { href: '/operations/counties', text: 'Counties' },
        { href: `/operations/counties/${county.code}/file`, text: `${county.name} County: file` },
      ]}
    >
      {refused !== undefined && <Refused text={refused} errors={summaryOf(errors)} />}
      <p>What is left empty is taken off the file.</p>
      <form class="usa-form" method="post" action={`${frame.root}/operations/contacts`}>
        <input type="hidden" name="county" value={county.code} />
        <input type="hidden" name="version" value={String(version)} />
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">Office, as voters read it</legend>
          {input('voters/phone')}
          {input('voters/email')}
          {input('voters/site')}
          {input('voters/cureForm')}
          {input('voters/hours')}
          <SelectField
            name="voters/inPerson"
            label={IN_PERSON_LABEL}
            value={typed['voters/inPerson']}
            options={{ '': 'Not confirmed', ...IN_PERSON }}
            error={errors['voters/inPerson']}
          />
        </fieldset>
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">Office, for staff</legend>
          {input('staff/email')}
          {input('staff/phone')}
        </fieldset>
        <button class="usa-button" type="submit">
          Save the contacts
        </button>
      </form>
    </OperationsLayout>
  );
};
