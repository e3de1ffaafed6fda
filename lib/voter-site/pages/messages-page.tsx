import type { FC } from 'hono/jsx';
import { MESSAGE_TYPES, type MessageType } from '../../shared/codes.ts';
import type { PageFrame } from './form-page.tsx';
import { voterTexts } from './texts/index.ts';
import { VoterLayout } from './voter-layout.tsx';

type MessagesPageProps = PageFrame & {
  /** An example text message of each type in the page's language; a type without one is explained only. */
  examples: Readonly<Partial<Record<MessageType, string>>>;
};

/** What the messages mean, with an example of each, and how to tell a genuine one. */
export const MessagesPage: FC<MessagesPageProps> = ({ examples, ...page }) => {
  const { site } = voterTexts(page.language);
  return (
    <VoterLayout {...page} title={site.messages.heading} path="/messages">
      <div class="grid-container page">
        <h1>{site.messages.heading}</h1>
        <p class="usa-intro">{site.messages.intro}</p>
        <ul class="message-list">
          {MESSAGE_TYPES.map((type) => (
            <li class="message-list__item">
              <h2>{site.messages.types[type].name}</h2>
              <p>{site.messages.types[type].meaning}</p>
              {examples[type] !== undefined && (
                // Folded: fourteen of them have more letters than a first view has room for.
                <details class="example">
                  <summary>{site.messages.example}</summary>
                  <blockquote>{examples[type]}</blockquote>
                </details>
              )}
            </li>
          ))}
        </ul>
      </div>
    </VoterLayout>
  );
};
