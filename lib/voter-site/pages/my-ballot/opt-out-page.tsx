import type { FC } from 'hono/jsx';
import type { Channel } from '../../../shared/codes.ts';
import { ActionLink, type PageFrame, PostForm, SimplePage } from '../form-page.tsx';
import { Checkbox, FieldGroup } from '../forms/fields.tsx';
import { voterTexts } from '../texts/index.ts';
import { type OwnPage, OwnPageLayout, ProveFirst } from './own-page.tsx';

type OptOutPageProps = OwnPage & {
  /** Those that can be ended here; and the contact that is to be proven first for the others. */
  channels: readonly Channel[];
  toProve?: string | undefined;
  nothingChosen?: boolean;
  notice?: string | undefined;
};

/** Ending a channel, or everything. */
export const OptOutPage: FC<OptOutPageProps> = ({ channels, toProve, nothingChosen = false, notice, ...page }) => {
  const { optOut, preferences } = voterTexts(page.language).myBallot;
  const problem = nothingChosen ? optOut.choose : undefined;
  return (
    <OwnPageLayout
      {...page}
      title={optOut.title}
      path="/my-ballot/opt-out"
      notice={notice}
      {...(problem === undefined ? {} : { sentences: new Map([['channels', problem] as const]) })}
    >
      <p>{optOut.intro}</p>
      <PostForm {...page} to="/my-ballot/opt-out" token={page.token}>
        <FieldGroup name="channels" label={optOut.choose} problem={problem}>
          {channels.map((channel) => (
            <Checkbox id={`end-${channel}`} name="channels" value={channel} label={optOut.channels[channel]} />
          ))}
        </FieldGroup>
        <button class="usa-button" type="submit">
          {optOut.submit}
        </button>
      </PostForm>
      {toProve === undefined ? (
        <PostForm {...page} to="/my-ballot/opt-out" token={page.token}>
          <button class="usa-button usa-button--secondary" type="submit" name="everything" value="yes">
            {optOut.all}
          </button>
        </PostForm>
      ) : (
        <ProveFirst {...page} toProve={toProve} sentence={preferences.proveFirst} />
      )}
      <p>
        <ActionLink {...page} to="/my-ballot" outline>
          {optOut.back}
        </ActionLink>
      </p>
    </OwnPageLayout>
  );
};

/** Everything has ended, and the session with it. */
export const OptedOutPage: FC<PageFrame> = (page) => {
  const { site, myBallot } = voterTexts(page.language);
  return (
    <SimplePage {...page} title={myBallot.optOut.doneTitle} path="/sign-up" words="notice">
      <p>{myBallot.optOut.doneAll}</p>
      <p>
        <ActionLink {...page} to="/sign-up" outline>
          {site.home.signUp}
        </ActionLink>
      </p>
    </SimplePage>
  );
};
