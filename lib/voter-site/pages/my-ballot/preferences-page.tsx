import type { FC } from 'hono/jsx';
import { CHANNELS, type Channel } from '../../../shared/codes.ts';
import type { Contact, FieldProblem } from '../../../sign-up/domain/sign-up-form.ts';
import type { Subscription } from '../../../voters/domain/subscription.ts';
import { linkTo, PostForm } from '../form-page.tsx';
import { ChannelChoice, HoursChoice, LanguageChoice, type Wishes } from '../forms/choices.tsx';
import { sentencesByField } from '../forms/problem.ts';
import { voterTexts } from '../texts/index.ts';
import { type OwnPage, OwnPageLayout, ProveFirst } from './own-page.tsx';

/** What a subscription says, as the form shows it. */
export const wishesOf = ({ channels, language, hours }: Subscription): Wishes => ({
  channels,
  language,
  hoursStart: hours.start,
  hoursEnd: hours.end,
  zone: hours.zone,
});

const contactFor = (channel: Channel): Contact => (channel === 'email' ? 'email' : 'phone');

type PreferencesPageProps = OwnPage & {
  subscription: Subscription;
  /** What was typed, where something is wrong with it. */
  typed?: Wishes;
  problems?: readonly FieldProblem[];
  /** The contact, masked, that is to be proven before anything can be changed here. */
  toProve?: string | undefined;
  query?: string;
  /** A channel was chosen that has no contact yet. */
  isContactNeeded?: boolean;
  /** Channels that STOP has ended. */
  stopped?: readonly Channel[];
  notice?: string | undefined;
};

/** Channels, language and hours. What was shown travels along: a change elsewhere meanwhile is not undone by it. */
export const PreferencesPage: FC<PreferencesPageProps> = (props) => {
  const {
    subscription,
    typed = wishesOf(subscription),
    problems = [],
    isContactNeeded,
    stopped = [],
    toProve,
    notice,
    query,
    ...page
  } = props;
  const texts = voterTexts(page.language);
  const { preferences, menu } = texts.myBallot;
  const sentences = new Map(sentencesByField(texts, problems));
  const closed = new Map(
    CHANNELS.flatMap((channel) => {
      if (subscription[contactFor(channel)] === undefined) return [[channel, preferences.needsContact] as const];
      return stopped.includes(channel) ? [[channel, preferences.stopped] as const] : [];
    }),
  );
  const [needed = preferences.needsContact] = closed.values();
  if (isContactNeeded) sentences.set('channels', needed);
  if (toProve !== undefined)
    return (
      <OwnPageLayout {...page} title={preferences.title} path="/my-ballot/preferences" notice={notice}>
        <ProveFirst {...page} toProve={toProve} sentence={preferences.proveFirst} />
      </OwnPageLayout>
    );
  const choice = { language: page.language, wishes: typed, sentences };
  return (
    <OwnPageLayout
      {...page}
      title={preferences.title}
      path="/my-ballot/preferences"
      query={query}
      sentences={sentences}
      notice={notice}
    >
      <PostForm {...page} to="/my-ballot/preferences" token={page.token}>
        {subscription.channels.map((channel) => (
          <input type="hidden" name="shown" value={channel} />
        ))}
        <ChannelChoice {...choice} closed={closed} />
        {closed.size > 0 && (
          <p>
            <a class="touch-link" href={linkTo(page.frame, '/my-ballot/contact', page.language)}>
              {menu.contact}
            </a>
          </p>
        )}
        <LanguageChoice {...choice} />
        <HoursChoice {...choice} open />
        <button class="usa-button" type="submit">
          {preferences.save}
        </button>
      </PostForm>
    </OwnPageLayout>
  );
};
