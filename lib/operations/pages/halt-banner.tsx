import type { FC } from 'hono/jsx';
import { concernsCounty, type Halt } from '../../messaging/domain/halt.ts';
import { staffTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { scopeInWords } from './halt-words.ts';

type HaltBannerProps = { frame: Frame; viewer: Viewer; halts: readonly Halt[] };

/** That messages are stopped, why and since when: with this the pages begin for whoever is concerned. */
export const HaltBanner: FC<HaltBannerProps> = ({ frame, viewer, halts }) => {
  const { county } = viewer;
  const concerned = halts.filter((halt) => county === null || concernsCounty(halt, county));
  if (concerned.length === 0) return null;
  return (
    <section class="usa-alert usa-alert--error" aria-label="Messages are stopped">
      <div class="usa-alert__body">
        <p class="usa-alert__heading">Messages to voters are stopped</p>
        {concerned.map(({ scope, reason, startedAt }) => (
          <p class="usa-alert__text">
            {scopeInWords(scope)}
            {startedAt !== undefined && <>, since {staffTime(startedAt)}</>}. {reason}
          </p>
        ))}
        <p class="usa-alert__text">
          They wait and nothing is lost: they go out when the halt ends, if they are still true and in time.{' '}
          <a href={`${frame.root}/operations/halts`}>All halts</a>
        </p>
      </div>
    </section>
  );
};
