import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import type { EndedHalt, Halt, HaltScope } from '../../messaging/domain/halt.ts';
import type { HaltStanding, HaltWaiting } from '../../messaging/domain/halt-waiting.ts';
import { CHANNELS, LANES, LANGUAGE_WORDS, LANGUAGES, MESSAGE_TYPES } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { type HaltNotice, isHaltDone } from '../domain/halt-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Outcome } from './form.tsx';
import { LANE_WORDS, scopeInWords, starterInWords, waitingInWords } from './halt-words.ts';
import { CHANNEL_TEXT } from './messages.tsx';
import { OperationsLayout } from './operations-layout.tsx';

/** A halt that somebody has filled in and not yet confirmed. */
export type AskedHalt = { readonly scope: HaltScope; readonly reason: string; readonly waiting: HaltWaiting };

type HaltsProps = {
  frame: Frame;
  viewer: Viewer;
  active: readonly HaltStanding[];
  ended: readonly EndedHalt[];
  elections: readonly Election[];
  /** The second step: what was asked for, and how many messages would wait. */
  asked: AskedHalt | undefined;
  notice: HaltNotice | undefined;
};

const NOTICES: Readonly<Record<HaltNotice, string>> = {
  started: 'The messages are stopped: within 10 seconds none of them is handed to a provider any more.',
  ended:
    'The halt is over. What waited goes out within minutes, inside its voters’ hours, if it is still true and in time.',
  'halted-already': 'A halt of this very scope is in force already.',
  'unknown-election': 'There is no such election.',
  'not-found': 'This halt is over already.',
  'bad-request': 'Name what is to be stopped, or all messages and nothing else, and say why in at least 5 letters.',
};

/** Which messages are stopped, which were, and how SOS stops some and lets them go on. */
export const HaltsPage: FC<HaltsProps> = (props) => (
  <OperationsLayout frame={props.frame} viewer={props.viewer} title="Stopped messages" section="halts">
    {props.notice !== undefined && <Outcome good={isHaltDone(props.notice)} text={NOTICES[props.notice]} />}
    {props.asked === undefined ? (
      <>
        <p class="usa-intro">
          A halt keeps messages back before they are handed to a provider. They wait; what is no longer true or comes
          too late when it ends is not sent, and says so.
        </p>
        <ActiveTable {...props} />
        {props.viewer.does.includes('start-halt') && <Ask {...props} />}
        <EndedTable {...props} />
      </>
    ) : (
      <Confirm frame={props.frame} asked={props.asked} />
    )}
  </OperationsLayout>
);

/** When a halt began; and who began it, which the state alone sees. */
const Started: FC<Pick<HaltsProps, 'viewer'> & { halt: Halt }> = ({ viewer, halt }) => (
  <td>
    {halt.startedAt === undefined ? 'Not known' : staffTime(halt.startedAt)}
    {viewer.county === null && <span class="note">By {starterInWords(halt)}</span>}
  </td>
);

const ActiveTable: FC<HaltsProps> = ({ frame, viewer, active }) =>
  active.length === 0 ? (
    <p>No message is stopped.</p>
  ) : (
    <DataTable caption={`${active.length} in force`} columns={['Stopped', 'Why', 'Since', 'Waiting', 'End']}>
      <tbody>
        {active.map((halt) => (
          <tr>
            <th scope="row" class="data-table__id">
              {scopeInWords(halt.scope)}
            </th>
            <td class="data-table__sentence">{halt.reason}</td>
            <Started viewer={viewer} halt={halt} />
            <td class="data-table__id">{waitingInWords(halt.waiting)}</td>
            <td>
              {viewer.does.includes('end-halt') ? (
                <ActionButton
                  action={`${frame.root}/operations/halts/end`}
                  fields={{ id: halt.id }}
                  label={`Let go on: ${scopeInWords(halt.scope)}`}
                  text="Let go on"
                />
              ) : (
                'SOS ends it'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

const EndedTable: FC<HaltsProps> = ({ viewer, ended }) =>
  ended.length === 0 ? null : (
    <DataTable caption="Halts that are over, the latest first" columns={['Stopped', 'Why', 'From', 'To']}>
      <tbody>
        {ended.map((halt) => (
          <tr>
            <th scope="row" class="data-table__id">
              {scopeInWords(halt.scope)}
            </th>
            <td class="data-table__sentence">{halt.reason}</td>
            <Started viewer={viewer} halt={halt} />
            <td>
              {staffTime(halt.endedAt)}
              {viewer.county === null && <span class="note">By {starterInWords({ startedBy: halt.endedBy })}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

/** A field of a scope: one of these, or any. */
export const Select: FC<{ name: string; label: string; options: readonly (readonly [string, string])[] }> = ({
  name,
  label,
  options,
}) => (
  <div class="range__field">
    <label class="usa-label" for={name}>
      {label}
    </label>
    <select class="usa-select" id={name} name={name}>
      <option value="">Any</option>
      {options.map(([value, text]) => (
        <option value={value}>{text}</option>
      ))}
    </select>
  </div>
);

/** The first step: what is to be stopped, and why. Nothing is stopped yet. */
const Ask: FC<HaltsProps> = ({ frame, elections }) => (
  <>
    <h2>Stop messages</h2>
    <p>Messages are stopped of which everything that you choose is true. The next page says how many wait.</p>
    <form class="range" method="get" action={`${frame.root}/operations/halts`}>
      <Select
        name="county"
        label="County"
        options={COUNTIES.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ code, name }) => [code, name])}
      />
      <Select name="electionId" label="Election" options={elections.map(({ id, name }) => [id, `${name} (${id})`])} />
      <Select name="channel" label="Channel" options={CHANNELS.map((one) => [one, CHANNEL_TEXT[one]])} />
      <Select
        name="type"
        label="Message"
        options={MESSAGE_TYPES.map((type) => [type, `${SITE_TEXTS.en.messages.types[type].name} (${type})`])}
      />
      <Select name="lane" label="Kind of message" options={LANES.map((one) => [one, LANE_WORDS[one]])} />
      <Select name="language" label="Language" options={LANGUAGES.map((one) => [one, LANGUAGE_WORDS[one]])} />
      <div class="range__field">
        <label class="usa-label" for="uploadId">
          Upload
        </label>
        <input class="usa-input" id="uploadId" name="uploadId" maxlength={100} autocomplete="off" />
      </div>
      <div class="usa-checkbox range__field">
        <input class="usa-checkbox__input" type="checkbox" id="all" name="all" value="true" />
        <label class="usa-checkbox__label" for="all">
          All messages of all counties
        </label>
      </div>
      <div class="range__field">
        <label class="usa-label" for="reason">
          Why
        </label>
        <span class="usa-hint" id="reason-hint">
          Counties concerned read it
        </span>
        <input
          class="usa-input"
          id="reason"
          name="reason"
          minlength={5}
          maxlength={300}
          required
          autocomplete="off"
          aria-describedby="reason-hint"
        />
      </div>
      <button class="usa-button" type="submit">
        See what would wait
      </button>
    </form>
  </>
);

/** The second step: what it means, and the button that does it. */
const Confirm: FC<{ frame: Frame; asked: AskedHalt }> = ({ frame, asked: { scope, reason, waiting } }) => (
  <>
    <h2>Stop these messages?</h2>
    <p class="usa-intro">{scopeInWords(scope)}</p>
    <p>
      Why: {reason}. Now {waitingInWords(waiting)} would wait, and what is decided until you end the halt.
    </p>
    <form method="post" action={`${frame.root}/operations/halts`}>
      {Object.entries({ ...scope, ...(Object.keys(scope).length === 0 ? { all: 'true' } : {}), reason }).map(
        ([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ),
      )}
      <button class="usa-button usa-button--secondary" type="submit">
        Stop them now
      </button>{' '}
      <a href={`${frame.root}/operations/halts`}>Stop nothing</a>
    </form>
  </>
);
