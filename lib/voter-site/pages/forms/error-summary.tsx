import type { FC } from 'hono/jsx';
import type { FormField } from '../../../sign-up/domain/sign-up-form.ts';

type ErrorSummaryProps = { heading: string; sentences: ReadonlyMap<FormField | 'codes', string> };

/**
 * All problems of a form in one list before it, each a link to its field. The reader's focus begins here, also without
 * script.
 */
export const ErrorSummary: FC<ErrorSummaryProps> = ({ heading, sentences }) =>
  sentences.size === 0 ? null : (
    <div class="usa-alert usa-alert--error error-summary" role="alert" tabindex={-1} autofocus>
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading">{heading}</h2>
        <ul class="usa-list">
          {[...sentences].map(([field, sentence]) => (
            <li>
              <a href={`#${field}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
