import type { FC } from 'hono/jsx';
import { isRetractable, type Retraction, totalOf } from '../../ballot-tracking/domain/retraction.ts';
import type { Election } from '../../elections/domain/election.ts';
import { CHANNELS, LANGUAGE_WORDS, LANGUAGES, MESSAGE_TYPES } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { isRetractionDone, type RetractionNotice } from '../domain/retraction-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Download } from './download.tsx';
import { Outcome } from './form.tsx';

import { Select } from './halts.tsx';
import { CHANNEL_TEXT } from './messages.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { countLines, PHASE_TEXT, retractedInWords } from './retraction-words.ts';
import { number } from './words.ts';

/** A retraction with some of its recipients as they may be shown. */
export type ShownRetraction = Retraction & { readonly contacts: readonly string[] };

type RetractionsProps = {
  frame: Frame;
  viewer: Viewer;
  by: { readonly id: string };
  elections: readonly Election[];
  retractions: readonly ShownRetraction[];
  notice: RetractionNotice | undefined;
};

const NOTICES: Readonly<Record<RetractionNotice, string>> = {
  proposed: 'It is being counted whom this concerns: within a minute or two. Then somebody else decides.',
  approved: 'Approved. It begins within a minute; each voter gets one correction, inside their hours.',
  declined: 'Declined: nothing is taken back.',
  recounting: 'It is being counted anew what has become of the corrections.',
  'unknown-upload': 'There is no such upload.',
  'unknown-election': 'There is no such election.',
  'not-retractable': 'Messages of this type follow from no ballot and cannot be taken back.',
  'bad-span': 'The span of time ends before it begins.',
  'not-found': 'There is no such retraction.',
  'not-proposed': 'This cannot be done with it now: it is being counted, or decided already.',
  'own-proposal': 'You have proposed it: somebody else must approve it.',
  'changed-meanwhile': 'Somebody else was faster. Look at it again.',
  'bad-request':
    'Name an upload; or an election, a message and from when to when it was told. Say why in at least 5 letters.',
};

/** What was told wrong and is taken back: whom it concerns, who decides, and what became of it. */
export const RetractionsPage: FC<RetractionsProps> = (props) => (
  <OperationsLayout frame={props.frame} viewer={props.viewer} title="Retractions" section="retractions">
    {props.notice !== undefined && <Outcome good={isRetractionDone(props.notice)} text={NOTICES[props.notice]} />}
    <p class="usa-intro">
      Whoever was told something wrong gets one correction, in their language, over the channels that told it. First{' '}
      <a href={`${props.frame.root}/operations/halts`}>stop the messages</a>, then take back what was told.
    </p>
    {props.retractions.length === 0 ? (
      <p>Nothing was ever taken back.</p>
    ) : (
      props.retractions.map((retraction) => <One {...props} retraction={retraction} />)
    )}
    {props.retractions.length > 0 && <Download href={`${props.frame.root}/operations/retractions?format=csv`} />}
    <Propose {...props} />
  </OperationsLayout>
);

const One: FC<RetractionsProps & { retraction: ShownRetraction }> = ({ frame, by, retraction }) => {
  const { id, reason, phase, proposedBy, proposedAt, decidedBy, decidedAt, doneAt, counts, done, outcomes } =
    retraction;
  const name = (who: string): string => (who === by.id ? 'you' : who);
  const lines = [
    ...countLines(counts).map((line) => ['Before', ...line] as const),
    ...countLines(done).map((line) => ['Carried out', ...line] as const),
    ...countLines(outcomes).map((line) => ['Outcome', ...line] as const),
  ];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{retractedInWords(retraction)}</h2>
      <p>
        <strong>{PHASE_TEXT[phase]}.</strong> {reason} Proposed by {name(proposedBy)}, {staffTime(proposedAt)}
        {decidedBy !== undefined && decidedAt !== undefined && (
          <>
            ; {phase === 'declined' ? 'declined' : 'approved'} by {name(decidedBy)}, {staffTime(decidedAt)}
          </>
        )}
        {doneAt !== undefined && <>; carried out {staffTime(doneAt)}</>}.
      </p>
      {phase === 'proposed' && (
        <p>
          {number(totalOf(counts, 'told'))} messages were told and {number(totalOf(counts, 'waiting'))} wait. Among
          those told: {retraction.contacts.length === 0 ? 'nobody' : retraction.contacts.join('; ')}.
        </p>
      )}
      {lines.length > 0 && (
        <DataTable
          caption="Messages by channel and language"
          columns={['When', 'What', 'Channel', 'Language', 'Messages']}
          numeric={['Messages']}
        >
          <tbody>
            {lines.map(([when, what, channel, language, count]) => (
              <tr>
                <th scope="row">{when}</th>
                <td>{what}</td>
                <td>{channel}</td>
                <td>{language}</td>
                <td class="data-table__number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {phase === 'proposed' && (
        <>
          {proposedBy === by.id ? (
            <p>Somebody else must approve it.</p>
          ) : (
            <ActionButton
              action={`${frame.root}/operations/retractions/approval`}
              fields={{ id }}
              label={`Approve and correct: ${retractedInWords(retraction)}`}
              text="Approve and correct"
            />
          )}
          <ActionButton
            action={`${frame.root}/operations/retractions/decline`}
            fields={{ id }}
            label={`Decline: ${retractedInWords(retraction)}`}
            text="Decline"
          />
        </>
      )}
      {phase === 'done' && (
        <ActionButton
          action={`${frame.root}/operations/retractions/recount`}
          fields={{ id }}
          label={`Count the outcomes anew: ${retractedInWords(retraction)}`}
          text="Count the outcomes anew"
        />
      )}
    </section>
  );
};

const Propose: FC<RetractionsProps> = ({ frame, elections }) => (
  <>
    <h2>Take something back</h2>
    <p>
      Name an upload whose rows are wrong: each of them is withdrawn, as the county would do it. Or name what was told
      wrong, and from when to when; what waits still goes out, in the words that are then in force. Whoever has heard
      since what replaces it gets no correction.
    </p>
    <form class="range" method="post" action={`${frame.root}/operations/retractions`}>
      <div class="range__field">
        <label class="usa-label" for="uploadId">
          Upload
        </label>
        <input class="usa-input" id="uploadId" name="uploadId" maxlength={100} autocomplete="off" />
      </div>
      <Select name="electionId" label="Election" options={elections.map(({ id, name }) => [id, `${name} (${id})`])} />
      <Select
        name="type"
        label="Message"
        options={MESSAGE_TYPES.filter(isRetractable).map((type) => [
          type,
          `${SITE_TEXTS.en.messages.types[type].name} (${type})`,
        ])}
      />
      <Select name="channel" label="Channel" options={CHANNELS.map((one) => [one, CHANNEL_TEXT[one]])} />
      <Select name="language" label="Language" options={LANGUAGES.map((one) => [one, LANGUAGE_WORDS[one]])} />
      <Select
        name="county"
        label="County"
        options={COUNTIES.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ code, name }) => [code, name])}
      />
      <When name="toldFrom" label="Told from" />
      <When name="toldUntil" label="Told until" />
      <div class="range__field">
        <label class="usa-label" for="reason">
          Why
        </label>
        <input class="usa-input" id="reason" name="reason" minlength={5} maxlength={300} required autocomplete="off" />
      </div>
      <button class="usa-button" type="submit">
        Count whom it concerns
      </button>
    </form>
  </>
);

const When: FC<{ name: string; label: string }> = ({ name, label }) => (
  <div class="range__field">
    <label class="usa-label" for={name}>
      {label}
    </label>
    <span class="usa-hint" id={`${name}-hint`}>
      Pacific time
    </span>
    <input class="usa-input" type="datetime-local" id={name} name={name} aria-describedby={`${name}-hint`} />
  </div>
);
