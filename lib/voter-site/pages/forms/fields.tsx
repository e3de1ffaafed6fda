import type { Child, FC } from 'hono/jsx';

type FieldProps = {
  /** Its `id` and its `name`. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** What to do about what was typed. */
  problem?: string | undefined;
};

const describedBy = ({ name, hint, problem }: FieldProps): string | undefined => {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(problem === undefined ? [] : [`${name}-problem`])];
  return ids.length === 0 ? undefined : ids.join(' ');
};

const Hint: FC<{ name: string; hint?: string | undefined }> = ({ name, hint }) =>
  hint === undefined ? null : (
    <span class="usa-hint" id={`${name}-hint`}>
      {hint}
    </span>
  );

/** What to do about a field, beside it. */
export const Problem: FC<{ name: string; problem?: string | undefined }> = ({ name, problem }) =>
  problem === undefined ? null : (
    <span class="usa-error-message" id={`${name}-problem`}>
      {problem}
    </span>
  );

const groupOf = (problem: string | undefined): string =>
  problem === undefined ? 'usa-form-group' : 'usa-form-group usa-form-group--error';

type TextFieldProps = FieldProps & {
  value?: string;
  type?: 'text' | 'tel' | 'email';
  autocomplete?: string;
  inputmode?: 'numeric' | 'tel' | 'email';
  /** How broad the field is: as what belongs into it. */
  size?: 'small' | 'medium';
  maxlength?: number;
};

/** A label, its hint, what is wrong, and the field. */
export const TextField: FC<TextFieldProps> = ({ name, label, hint, problem, size, ...input }) => (
  <div class={groupOf(problem)}>
    <label class="usa-label" for={name}>
      {label}
    </label>
    <Hint name={name} hint={hint} />
    <Problem name={name} problem={problem} />
    <input
      class={`usa-input ${size === undefined ? '' : `usa-input--${size}`} ${problem === undefined ? '' : 'usa-input--error'}`}
      id={name}
      name={name}
      type={input.type ?? 'text'}
      value={input.value ?? ''}
      autocomplete={input.autocomplete ?? 'off'}
      inputmode={input.inputmode}
      maxlength={input.maxlength ?? 200}
      spellcheck={false}
      autocapitalize={input.type === 'email' ? 'none' : undefined}
      aria-describedby={describedBy({ name, label, hint, problem })}
      aria-invalid={problem === undefined ? undefined : 'true'}
    />
  </div>
);

type Option = { readonly value: string; readonly text: string };

/** A list of which one is chosen. */
export const SelectField: FC<FieldProps & { options: readonly Option[]; chosen: string; id?: string }> = ({
  name,
  label,
  hint,
  problem,
  options,
  chosen,
}) => (
  <div class={groupOf(problem)}>
    <label class="usa-label" for={name}>
      {label}
    </label>
    <Hint name={name} hint={hint} />
    <Problem name={name} problem={problem} />
    <select class="usa-select" id={name} name={name} aria-describedby={describedBy({ name, label, hint, problem })}>
      {options.map(({ value, text }) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

type BoxProps = { id: string; name: string; value: string; label: string; checked?: boolean; describedBy?: string };

/** A box to check. */
export const Checkbox: FC<BoxProps> = ({ id, name, value, label, checked = false, describedBy: by }) => (
  <div class="usa-checkbox">
    <input
      class="usa-checkbox__input"
      id={id}
      type="checkbox"
      name={name}
      value={value}
      checked={checked}
      aria-describedby={by}
    />
    <label class="usa-checkbox__label" for={id}>
      {label}
    </label>
  </div>
);

/** One of several to choose. */
export const Radio: FC<BoxProps> = ({ id, name, value, label, checked = false }) => (
  <div class="usa-radio">
    <input class="usa-radio__input" id={id} type="radio" name={name} value={value} checked={checked} />
    <label class="usa-radio__label" for={id}>
      {label}
    </label>
  </div>
);

/** Fields that belong together, with what is said about all of them. The summary of problems links to `name`. */
export const FieldGroup: FC<FieldProps & { children?: Child }> = ({ name, label, hint, problem, children }) => (
  <fieldset
    class={`usa-fieldset ${groupOf(problem)}`}
    id={name}
    tabindex={problem === undefined ? undefined : -1}
    aria-describedby={describedBy({ name, label, hint, problem })}
  >
    <legend class="usa-legend">{label}</legend>
    <Hint name={name} hint={hint} />
    <Problem name={name} problem={problem} />
    {children}
  </fieldset>
);
