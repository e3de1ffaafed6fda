import type { Child, FC } from 'hono/jsx';

/** The id of a field's input, as labels and the list of errors name it. */
const plain = (name: string): string => name.replaceAll(/[^A-Za-z0-9]+/g, '-');
const idOf = ({ id, name }: Pick<GroupProps, 'id' | 'name'>): string => plain(id ?? name);

type GroupProps = {
  name: string;
  /** Where a page has several of the name. */
  id?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
};

const describedBy = ({ hint, error, ...group }: GroupProps): string | undefined =>
  [hint && `${idOf(group)}-hint`, error && `${idOf(group)}-error`].filter(Boolean).join(' ') || undefined;

const Group: FC<GroupProps & { children?: Child }> = ({ label, hint, error, children, ...group }) => (
  <div class={error === undefined ? 'usa-form-group' : 'usa-form-group usa-form-group--error'}>
    <label class="usa-label" for={idOf(group)}>
      {label}
    </label>
    {hint !== undefined && (
      <span class="usa-hint" id={`${idOf(group)}-hint`}>
        {hint}
      </span>
    )}
    {error !== undefined && (
      <span class="usa-error-message" id={`${idOf(group)}-error`}>
        {error}
      </span>
    )}
    {children}
  </div>
);

type TextFieldProps = GroupProps & {
  value: string;
  type?: 'text' | 'tel' | 'email' | 'url' | 'date' | 'time';
  maxlength: number;
  required?: boolean;
};

/** A line of text with its label, what may stand there, and what was wrong with it. */
export const TextField: FC<TextFieldProps> = ({ value, type = 'text', maxlength, required = false, ...group }) => (
  <Group {...group}>
    <input
      class={group.error === undefined ? 'usa-input' : 'usa-input usa-input--error'}
      id={idOf(group)}
      name={group.name}
      type={type}
      value={value}
      maxlength={maxlength}
      required={required}
      autocomplete="off"
      aria-describedby={describedBy(group)}
      aria-invalid={group.error === undefined ? undefined : 'true'}
    />
  </Group>
);

type SelectFieldProps = GroupProps & { value: string; options: Readonly<Record<string, string>> };

/** One of several. `options`: what stands in the list, by its value. */
export const SelectField: FC<SelectFieldProps> = ({ value, options, ...group }) => (
  <Group {...group}>
    <select class="usa-select" id={idOf(group)} name={group.name} aria-describedby={describedBy(group)}>
      {Object.entries(options).map(([option, text]) => (
        <option value={option} selected={option === value}>
          {text}
        </option>
      ))}
    </select>
  </Group>
);

type RefusedProps = { text: string; errors?: Readonly<Record<string, { label: string; detail: string }>> };

/** Why nothing was changed; each wrong field is a link to it. */
export const Refused: FC<RefusedProps> = ({ text, errors = {} }) => (
  <div class="usa-alert usa-alert--error" role="alert">
    <div class="usa-alert__body">
      <p class="usa-alert__text">{text}</p>
      {Object.keys(errors).length > 0 && (
        <ul class="usa-list">
          {Object.entries(errors).map(([name, { label, detail }]) => (
            <li>
              <a href={`#${plain(name)}`}>{label}</a>: {detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  </div>
);

/** What became of what was asked for before this page. */
export const Outcome: FC<{ good: boolean; text: string }> = ({ good, text }) => (
  <div class={`usa-alert usa-alert--slim usa-alert--${good ? 'success' : 'error'}`} role="status">
    <div class="usa-alert__body">
      <p class="usa-alert__text">{text}</p>
    </div>
  </div>
);

/** What has become of the change before this page. */
export const Done: FC<{ text: string }> = ({ text }) => <Outcome good text={text} />;
