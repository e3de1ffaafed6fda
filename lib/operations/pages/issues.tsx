import type { FC } from 'hono/jsx';
import {
  ISSUE_CLASSES,
  type Issue,
  type IssueClass,
  type IssueState,
  issueMoves,
} from '../../releases/domain/issue.ts';
import { countyOf } from '../../shared/counties.ts';
import { staffTime } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import { ROLE_NAMES } from '../../staff/domain/words.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Done, Refused, SelectField, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

export const ISSUE_STATE_TEXT: Readonly<Record<IssueState, string>> = {
  reported: 'Reported',
  'in-work': 'In work',
  answered: 'Answered',
  closed: 'Closed',
};

type IssuesProps = {
  frame: Place;
  viewer: Viewer;
  issues: readonly Issue[];
  done?: string | undefined;
  refused?: string | undefined;
  typed?: Readonly<Record<string, string>>;
};

const Words: FC<{ id: string; label: string; value?: string; required?: boolean }> = ({
  id,
  label,
  value,
  required,
}) => (
  <>
    <label class="usa-label" for={id}>
      {label}
    </label>
    <textarea class="usa-textarea" id={id} name="text" maxlength={4000} required={required}>
      {value ?? ''}
    </textarea>
  </>
);

const Report: FC<{ frame: Place; typed: Readonly<Record<string, string>> }> = ({ frame, typed }) => (
  <form class="usa-form usa-form--large" method="post" action={`${frame.root}/operations/issues/reports`}>
    <fieldset class="usa-fieldset">
      <legend class="usa-legend">Report an issue to the VoteCal Help Desk</legend>
      <SelectField
        name="class"
        label="What it is about"
        value={typed['class'] ?? 'connectivity'}
        options={ISSUE_CLASSES as Readonly<Record<IssueClass, string>>}
      />
      <TextField name="title" label="In a few words" value={typed['title'] ?? ''} maxlength={120} required />
      <Words
        id="report-text"
        label="What was done, seen and expected (name no voter)"
        value={typed['text'] ?? ''}
        required
      />
    </fieldset>
    <button class="usa-button" type="submit">
      Report it
    </button>
  </form>
);

const Answer: FC<{ frame: Place; viewer: Viewer; issue: Issue }> = ({ frame, viewer, issue }) => (
  <form class="usa-form" method="post" action={`${frame.root}/operations/issues/answers`}>
    <input type="hidden" name="id" value={issue.id} />
    <SelectField
      name="state"
      id={`state-${issue.id}`}
      label="How it stands"
      value={issue.state}
      options={Object.fromEntries(
        issueMoves(viewer.county === null ? 'state' : 'county', issue.state).map((state) => [
          state,
          ISSUE_STATE_TEXT[state],
        ]),
      )}
    />
    <Words
      id={`text-${issue.id}`}
      label={viewer.county === null ? 'Answer' : 'What is still wrong, or more about it'}
    />
    <button class="usa-button usa-button--outline" type="submit" aria-label={`Save: issue ${issue.id}`}>
      Save
    </button>
  </form>
);

/** The issues of a county, or of all for the state: class, state and answer of each. */
export const IssuesPage: FC<IssuesProps> = ({ frame, viewer, issues, done, refused, typed = {} }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title="Issues in the County Test Environment"
    section="releases"
    trail={[{ href: '/operations/test-environment', text: 'County Test Environment' }]}
  >
    {refused !== undefined && <Refused text={refused} />}
    {done !== undefined && <Done text={done} />}
    {viewer.does.includes('report-issue') && <Report frame={frame} typed={typed} />}
    {issues.length === 0 && <p>No issue is reported.</p>}
    {issues.map((issue) => (
      <section aria-labelledby={`issue-${issue.id}`}>
        <h2 id={`issue-${issue.id}`}>{issue.title}</h2>
        <p>
          <strong>{ISSUE_STATE_TEXT[issue.state]}</strong>. {countyOf(issue.county).name} County,{' '}
          {staffTime(issue.reportedAt)}. {ISSUE_CLASSES[issue.class]}. <span class="note">{issue.id}</span>
        </p>
        <p>{issue.text}</p>
        {issue.notes.length > 0 && (
          <ul class="usa-list">
            {issue.notes.map(({ at, by, text }) => (
              <li>
                {ROLE_NAMES[by.role as keyof typeof ROLE_NAMES] ?? by.role}, {staffTime(at)}: {text}
              </li>
            ))}
          </ul>
        )}
        {viewer.does.includes('answer-issue') && <Answer frame={frame} viewer={viewer} issue={issue} />}
      </section>
    ))}
  </OperationsLayout>
);
