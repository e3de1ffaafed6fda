import type { Child, FC } from 'hono/jsx';
import type { Schedule } from '../../releases/domain/schedule.ts';
import { APPROVAL_KINDS, APPROVAL_TEXT } from '../../releases/domain/schedule.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Refused, SelectField, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { releaseTrail } from './release.tsx';

/** Why nothing was published: a sentence, and what is wrong one by one. */
export type ReleaseRefusal = { readonly text: string; readonly faults: readonly string[] };
type Typed = Readonly<Record<string, string>>;

type FormsProps = { frame: Place; viewer: Viewer; typed?: Typed; refused?: ReleaseRefusal | undefined };

const RefusedBox: FC<{ refused: ReleaseRefusal | undefined }> = ({ refused }) =>
  refused === undefined ? null : (
    <>
      <Refused text={refused.text} />
      {refused.faults.length > 0 && (
        <ul class="usa-list">
          {refused.faults.map((fault) => (
            <li>{fault}</li>
          ))}
        </ul>
      )}
    </>
  );

type FieldProps = {
  typed: Typed;
  form: string;
  name: string;
  label: string;
  hint?: string;
  type?: 'date';
  maxlength?: number;
  optional?: true;
};

const Field: FC<FieldProps> = ({ typed, form, name, label, hint, type, maxlength = 100, optional }) => (
  <TextField
    name={name}
    id={`${form}-${name}`}
    label={label}
    {...(hint === undefined ? {} : { hint })}
    {...(type === undefined ? {} : { type })}
    maxlength={maxlength}
    required={optional === undefined}
    value={typed[name] ?? ''}
  />
);

const ReleaseDays: FC<{ typed: Typed; form: string }> = (about) => (
  <>
    <Field {...about} name="votecal" label="VoteCal’s release" type="date" maxlength={10} />
    <Field
      {...about}
      name="ems"
      label="The EMSs’ release"
      hint="The same day, by the rule."
      type="date"
      maxlength={10}
    />
  </>
);

const MemoFields: FC<{ typed: Typed; form: string }> = (about) => (
  <>
    <Field
      {...about}
      name="memoNumber"
      label="Number of the memorandum"
      hint="Five digits, for example 21144. Empty: no memorandum is written."
      maxlength={5}
      optional
    />
    <Field {...about} name="memoFrom" label="Who writes it" optional />
    <Field {...about} name="memoTitle" label="Title of who writes it" optional />
    <Field {...about} name="memoSecretary" label="Secretary of State, as the letterhead has it" optional />
  </>
);

const FileField: FC<{ form: string }> = ({ form }) => (
  <div class="usa-form-group">
    <label class="usa-label" for={`${form}-file`}>
      The schedule as CSV
    </label>
    <span class="usa-hint" id={`${form}-file-hint`}>
      With the columns of the file that a release’s page offers: #, Responsible Entity, Task, Start, End, Action, After,
      Repeats, Completed.
    </span>
    <input
      class="usa-file-input"
      type="file"
      id={`${form}-file`}
      name="file"
      accept=".csv,text/csv"
      required
      aria-describedby={`${form}-file-hint`}
    />
  </div>
);

type PostProps = { action: string; legend: string; button: string; schedule?: Schedule; file?: true; children?: Child };

const Post: FC<PostProps> = ({ action, legend, button, schedule, file, children }) => (
  <form
    class="usa-form usa-form--large"
    method="post"
    action={action}
    enctype={file ? 'multipart/form-data' : undefined}
  >
    {schedule !== undefined && (
      <>
        <input type="hidden" name="release" value={schedule.release} />
        <input type="hidden" name="revision" value={String(schedule.revision)} />
      </>
    )}
    <fieldset class="usa-fieldset">
      <legend class="usa-legend">{legend}</legend>
      {children}
    </fieldset>
    <button class="usa-button" type="submit">
      {button}
    </button>
  </form>
);

/** The first schedule of a release. */
export const NewReleaseForm: FC<FormsProps> = ({ frame, viewer, typed = {}, refused }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title="Publish the schedule of a new release"
    section="releases"
    trail={releaseTrail()}
  >
    <RefusedBox refused={refused} />
    <Post action={`${frame.root}/operations/new-release`} legend="The release" button="Publish" file>
      <Field
        typed={typed}
        form="new"
        name="release"
        label="Name of the release"
        hint="Small letters, digits and hyphens, for example votecal-2026. It stays through all revisions."
        maxlength={40}
      />
      <ReleaseDays typed={typed} form="new" />
      <FileField form="new" />
      <MemoFields typed={typed} form="new" />
    </Post>
  </OperationsLayout>
);

/** What can be done to a schedule: move what remains, replace it, or put an approval on record. Each makes the next revision. */
export const ReviseForms: FC<FormsProps & { schedule: Schedule }> = ({ frame, viewer, schedule, typed, refused }) => {
  const days: Typed = {
    votecal: schedule.releasesOn.votecal,
    ems: schedule.releasesOn.ems,
    memoSecretary: schedule.memo?.secretary ?? '',
  };
  const about = { typed: typed ?? days };
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title="Revise the schedule"
      section="releases"
      trail={releaseTrail(schedule)}
    >
      <RefusedBox refused={refused} />
      <p class="usa-intro">
        This makes revision {schedule.revision + 1}. What is done is frozen; every revision before is kept.
      </p>
      {schedule.approvals.length > 0 && (
        <p>
          An approval is of what was approved: other days of release end each approval, and other tasks the one of the
          schedule. Put a new one on record where a rule is still broken.
        </p>
      )}
      <Post
        action={`${frame.root}/operations/schedule-slips`}
        legend="The release slips"
        button="Move what remains"
        schedule={schedule}
      >
        <p>Every task that is not done moves by as many days as VoteCal’s release.</p>
        <ReleaseDays {...about} form="slip" />
        <Field
          {...about}
          form="slip"
          name="reason"
          label="Why: due to …"
          hint="For example: the Gubernatorial Recall Election on September 14, 2021"
          maxlength={300}
        />
        <MemoFields {...about} form="slip" />
      </Post>
      <Post
        action={`${frame.root}/operations/schedule-rewrites`}
        legend="The tasks are planned anew"
        button="Replace what remains"
        schedule={schedule}
        file
      >
        <ReleaseDays {...about} form="rewrite" />
        <Field {...about} form="rewrite" name="reason" label="Why: due to …" maxlength={300} />
        <FileField form="rewrite" />
        <MemoFields {...about} form="rewrite" />
      </Post>
      <Post
        action={`${frame.root}/operations/schedule-approvals`}
        legend="Somebody has approved in writing"
        button="Put it on record"
        schedule={schedule}
      >
        <SelectField
          name="kind"
          label="What is approved"
          value={about.typed['kind'] ?? ''}
          options={Object.fromEntries(APPROVAL_KINDS.map((kind) => [kind, APPROVAL_TEXT[kind]]))}
        />
        <Field {...about} form="approval" name="by" label="Who approved" />
        <Field {...about} form="approval" name="on" label="On which day" type="date" maxlength={10} />
        <Field
          {...about}
          form="approval"
          name="reference"
          label="Where it is kept"
          hint="A number or a file’s name."
          maxlength={200}
        />
      </Post>
    </OperationsLayout>
  );
};
