import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { type Cap, capKey, isNearCap } from '../../messaging/domain/brakes/caps.ts';
import { HEALTH_RULES, type HealthRule } from '../../messaging/domain/brakes/health.ts';
import type { Outage } from '../../messaging/domain/brakes/outage.ts';
import type { Sum } from '../../messaging/domain/brakes/sums.ts';
import type { Halt } from '../../messaging/domain/halt.ts';
import type { Channel } from '../../shared/codes.ts';
import { COUNTIES, countyOf } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { CapNotice } from '../domain/cap-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Outcome, SelectField, TextField } from './form.tsx';
import { HaltBanner } from './halt-banner.tsx';
import { CHANNEL_TEXT } from './messages.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { number } from './words.ts';

/** A cap, what is spent of it in US dollars, and who set it where it is not our own. */
export type ShownCap = {
  readonly cap: Cap;
  readonly usd: number;
  readonly capUsd: number;
  readonly set?: { readonly reason: string; readonly setBy: string; readonly setAt: Temporal.Instant };
};

/** How a channel fares today, and since when its provider takes nothing, if it does not. */
export type ShownChannel = { readonly channel: Channel; readonly today: Sum; readonly outage?: Outage };

type BrakesProps = {
  frame: Frame;
  viewer: Viewer;
  caps: readonly ShownCap[];
  channels: readonly ShownChannel[];
  halts: readonly Halt[];
  elections: readonly Election[];
  notice: CapNotice | undefined;
};

const NOTICES: Readonly<Record<CapNotice, string>> = {
  'cap-set': 'The cap is set. What waited because of the old one, and no longer has to, goes out within minutes.',
  'unknown-election': 'There is no such election.',
  'bad-request':
    'Choose what the cap is for, name whole dollars from 1 to 5,000,000, and say why in at least 5 letters.',
};

const OUTAGE_TEXT: Readonly<Partial<Record<Outage['code'], string>>> = {
  PROVIDER_NOT_REACHED: 'cannot be reached',
  PROVIDER_NOT_CONFIGURED: 'refuses our number, address or permission',
  QUOTA_REACHED: 'says that our quota is used up',
};

const RULE_TEXT: Readonly<Record<HealthRule['what'], string>> = {
  bounced: 'undeliverable',
  blocked: 'blocked by carriers',
  complained: 'reported as spam',
};

const dollars = (usd: number): string =>
  usd.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: usd < 100 ? 2 : 0 });
const share = (part: number): string => `${(part * 100).toLocaleString('en-US', { maximumFractionDigits: 2 })}%`;

const capText = (cap: Cap): string => {
  if (cap.kind === 'day') return 'All counties, today';
  return cap.kind === 'county' ? `${countyOf(cap.county).name} County, today` : `Election ${cap.electionId}, in whole`;
};

/** How the channels fare, and what is spent: what brakes messages by itself, and how SOS raises a cap. */
export const BrakesPage: FC<BrakesProps> = (props) => (
  <OperationsLayout frame={props.frame} viewer={props.viewer} title="Spending and delivery" section="brakes">
    {props.notice !== undefined && <Outcome good={props.notice === 'cap-set'} text={NOTICES[props.notice]} />}
    <HaltBanner frame={props.frame} viewer={props.viewer} halts={props.halts} />
    <p class="usa-intro">
      Rollcall stops messages by itself where spending reaches a cap, and where so many come back that a provider would
      stop all of them. They wait, and nothing is lost.
    </p>
    <Channels channels={props.channels} />
    <Caps caps={props.caps} />
    {props.viewer.does.includes('set-cap') && <SetCapForm frame={props.frame} elections={props.elections} />}
  </OperationsLayout>
);

const Channels: FC<Pick<BrakesProps, 'channels'>> = ({ channels }) => (
  <DataTable caption="Channels, today" columns={['Channel', 'Provider', 'Taken', 'Came back']}>
    <tbody>
      {channels.map(({ channel, today, outage }) => (
        <tr>
          <th scope="row">{CHANNEL_TEXT[channel]}</th>
          <td class="data-table__sentence">
            {outage === undefined ? (
              'Takes messages'
            ) : (
              <>
                Takes none since {staffTime(outage.since)}: it {OUTAGE_TEXT[outage.code] ?? 'does not answer'}. Messages
                wait and are tried again by themselves.
              </>
            )}
          </td>
          <td>{number(today.taken ?? 0)}</td>
          <td class="data-table__sentence">
            {HEALTH_RULES[channel].length === 0 && 'No limit is set'}
            {HEALTH_RULES[channel].map((rule) => (
              <div>
                {number(today[rule.what] ?? 0)} {RULE_TEXT[rule.what]} (
                {share((today[rule.what] ?? 0) / (today.taken || 1))}; stops at {share(rule.stopFrom)} of at least{' '}
                {number(rule.outOf)})
              </div>
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);

const Caps: FC<Pick<BrakesProps, 'caps'>> = ({ caps }) => (
  <DataTable caption="Spending, by list prices" columns={['What', 'Spent', 'Cap', 'Set']}>
    <tbody>
      {caps.map(({ cap, usd, capUsd, set }) => (
        <tr>
          <th scope="row" class="data-table__id">
            {capText(cap)}
          </th>
          <td>
            {dollars(usd)}
            {isNearCap(usd, capUsd) && <span class="note">{share(usd / capUsd)} of the cap</span>}
          </td>
          <td>{dollars(capUsd)}</td>
          <td class="data-table__sentence">
            {set === undefined ? (
              'Ours'
            ) : (
              <>
                {set.reason}
                <span class="note">
                  By {set.setBy}, {staffTime(set.setAt)}
                </span>
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);

const SetCapForm: FC<Pick<BrakesProps, 'frame' | 'elections'>> = ({ frame, elections }) => (
  <>
    <h2>Set a cap</h2>
    <p>
      It holds until somebody sets another; that of a day or a county counts anew each day. From the cap on mass
      mailings and news of ballots wait; what voters must act on goes out up to half as much again.
    </p>
    <form method="post" action={`${frame.root}/operations/brakes`}>
      <SelectField
        name="cap"
        label="Of what"
        value=""
        options={Object.fromEntries(
          [
            { kind: 'day' } as const,
            ...elections.map(({ id }) => ({ kind: 'election', electionId: id }) as const),
            ...COUNTIES.map(({ code }) => ({ kind: 'county', county: code }) as const),
          ].map((cap) => [capKey(cap), capText(cap)]),
        )}
      />
      <TextField name="usd" label="US dollars" hint="Whole dollars, such as 1200" value="" maxlength={7} required />
      <TextField
        name="reason"
        label="Why"
        hint="Everybody who opens this page reads it"
        value=""
        maxlength={300}
        required
      />
      <button class="usa-button" type="submit">
        Set the cap
      </button>
    </form>
  </>
);
