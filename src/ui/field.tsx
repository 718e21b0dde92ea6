import { CircleAlert } from 'lucide-react';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import styles from './field.module.css';

type FieldProps = { label: string; hint?: ReactNode; error?: string | undefined };

/** What every field shares: label above, hint, the error as a sentence, all tied together for screen readers. */
function useField({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const id = useId();
  const described =
    [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return {
    id,
    control: {
      id,
      className: styles.input,
      'aria-describedby': described,
      'aria-invalid': error ? (true as const) : undefined,
    },
  };
}

function Frame({
  id,
  label,
  hint,
  error,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <span className={styles.error} id={id} role="alert">
      <CircleAlert size={18} aria-hidden="true" />
      {error}
    </span>
  );
}

export function TextField({
  label,
  hint,
  error,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const { id, control } = useField({ hint, error });
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input type="text" {...rest} {...control} />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  ...rest
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { id, control } = useField({ hint, error });
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...control} />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  children,
  ...rest
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  const { id, control } = useField({ hint, error });
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...control}>
        {children}
      </select>
    </Frame>
  );
}

/** One of a few, each with a line that explains it. */
export function RadioField<T extends string>({
  label,
  hint,
  error,
  options,
  value,
  beside = false,
  onChange,
}: FieldProps & {
  /** short answers stand two beside each other */
  beside?: boolean;
  options: { value: T; label: string; hint?: string }[];
  value: T | null;
  onChange(value: T): void;
}) {
  const name = useId();
  return (
    <fieldset
      className={styles.field}
      aria-describedby={error ? `${name}-error` : undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className={styles.label}>{label}</legend>
      {hint && <span className={styles.hint}>{hint}</span>}
      <div className={`${styles.choices} ${beside ? styles.beside : ''}`}>
        {options.map((option) => (
          <label className={styles.choice} key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </label>
        ))}
      </div>
      <FieldError id={`${name}-error`} error={error} />
    </fieldset>
  );
}

export function CheckField({
  label,
  hint,
  ...rest
}: { label: string; hint?: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={styles.check}>
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}
