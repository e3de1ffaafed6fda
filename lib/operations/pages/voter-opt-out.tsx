import type { FC } from 'hono/jsx';
import type { Channel } from '../../shared/codes.ts';
import { OPT_OUT_REASON_WORDS } from '../../sign-up/domain/opt-out-reason.ts';
import type { Place } from '../../site-kit/frame.ts';
import { SelectField } from './form.tsx';
import { CHANNEL_WORDS } from './voter-words.ts';

type OptOutProps = { frame: Place; voterId: string; channels: readonly Channel[]; error?: string };

/** Turns a voter's messages off on the voter's behalf. */
export const OptOutForm: FC<OptOutProps> = ({ frame, voterId, channels, error }) => (
  <form class="usa-form" method="post" action={`${frame.root}/operations/voters/opt-out`}>
    <input type="hidden" name="voterId" value={voterId} />
    <h3>Turn messages off for the voter</h3>
    <SelectField
      name="channel"
      label="Which messages"
      value=""
      options={{
        ...(channels.length > 1 ? { all: 'All messages' } : {}),
        ...Object.fromEntries(channels.map((channel) => [channel, CHANNEL_WORDS[channel]])),
      }}
    />
    <SelectField
      name="reason"
      label="Why"
      value=""
      options={{ '': 'Choose a reason', ...OPT_OUT_REASON_WORDS }}
      error={error}
    />
    <p class="usa-hint">
      It counts at once, and no message confirms it: tell the voter. The voter can sign up again at any time. That you
      did it, and why, is on record, without the voter’s name.
    </p>
    <button class="usa-button usa-button--secondary" type="submit">
      Turn off
    </button>
  </form>
);
