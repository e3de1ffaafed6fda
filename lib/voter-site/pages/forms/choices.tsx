import type { FC } from 'hono/jsx';
import { CHANNELS, type Channel, LANGUAGES, type Language } from '../../../shared/codes.ts';
import type { FormField, SignUpForm } from '../../../sign-up/domain/sign-up-form.ts';
import { endChoices, hoursInWords, startChoices, zoneChoices } from '../../../site-kit/hours-words.ts';
import { LANGUAGE_NAMES } from '../../../site-kit/texts/language-names.ts';
import { voterTexts } from '../texts/index.ts';
import { Checkbox, FieldGroup, Problem, SelectField } from './fields.tsx';

/** What a form asks about how and when, as it was typed so far. */
export type Wishes = Pick<SignUpForm, 'channels' | 'language' | 'hoursStart' | 'hoursEnd' | 'zone'>;

type ChoiceProps = {
  language: Language;
  wishes: Wishes;
  sentences: ReadonlyMap<FormField, string>;
};

/** Over which channels. `closed`: those that need something else first, with what that is. */
export const ChannelChoice: FC<ChoiceProps & { closed?: ReadonlyMap<Channel, string> }> = ({
  language,
  wishes,
  sentences,
  closed = new Map(),
}) => {
  const { form } = voterTexts(language).signUp;
  return (
    <FieldGroup name="channels" label={form.reach} hint={form.reachHint} problem={sentences.get('channels')}>
      {CHANNELS.map((channel) => (
        <>
          <Checkbox
            id={`channel-${channel}`}
            name="channels"
            value={channel}
            label={form.channels[channel]}
            checked={wishes.channels.includes(channel)}
            {...(closed.has(channel) ? { describedBy: `channel-${channel}-note` } : {})}
          />
          {closed.has(channel) && (
            <p class="usa-hint" id={`channel-${channel}-note`}>
              {closed.get(channel)}
            </p>
          )}
        </>
      ))}
    </FieldGroup>
  );
};

/** In which language. */
export const LanguageChoice: FC<ChoiceProps> = ({ language, wishes, sentences }) => (
  <SelectField
    name="language"
    label={voterTexts(language).signUp.form.language}
    problem={sentences.get('language')}
    options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
    chosen={wishes.language}
  />
);

/** Within which hours, folded up while nothing about it is wrong. */
export const HoursChoice: FC<ChoiceProps & { open?: boolean }> = ({ language, wishes, sentences, open = false }) => {
  const { form } = voterTexts(language).signUp;
  const { hoursStart, hoursEnd, zone } = wishes;
  const problem = sentences.get('hours');
  return (
    <details class="more" open={open || problem !== undefined || sentences.has('zone')}>
      <summary>
        {form.hours} <strong>{hoursInWords({ start: hoursStart, end: hoursEnd }, language)}</strong>
      </summary>
      <div id="hours" tabindex={problem === undefined ? undefined : -1}>
        <Problem name="hours" problem={problem} />
        <p class="usa-hint" id="hours-hint">
          {form.hoursHint}
        </p>
        <div class="pair">
          <SelectField
            name="hoursStart"
            label={form.from}
            options={startChoices(language, hoursStart)}
            chosen={hoursStart}
          />
          <SelectField name="hoursEnd" label={form.until} options={endChoices(language, hoursEnd)} chosen={hoursEnd} />
        </div>
        <SelectField
          name="zone"
          label={form.zone}
          problem={sentences.get('zone')}
          options={zoneChoices(language, zone)}
          chosen={zone}
        />
      </div>
    </details>
  );
};
