import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import styles from './button.module.css';

type Look = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  wide?: boolean;
  small?: boolean;
};

function lookOf({ variant = 'secondary', wide, small }: Look, icon = false): string {
  return [
    styles.button,
    styles[variant],
    wide && styles.wide,
    small && styles.small,
    icon && styles.icon,
  ]
    .filter(Boolean)
    .join(' ');
}

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { icon?: ReactNode };

export function Button({ variant, wide, small, icon, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={lookOf({
        ...(variant && { variant }),
        ...(wide && { wide }),
        ...(small && { small }),
      })}
    >
      {icon}
      {children}
    </button>
  );
}

/** A button with a picture only: `label` is its name for screen readers and its tooltip. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  ...rest
}: { label: string; icon: ReactNode } & Pick<Look, 'variant'> &
  ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={lookOf({ variant }, true)}
    >
      {icon}
    </button>
  );
}

export function LinkButton({
  variant,
  wide,
  small,
  icon,
  children,
  ...rest
}: Look & LinkProps & { icon?: ReactNode }) {
  return (
    <Link
      {...rest}
      className={lookOf({
        ...(variant && { variant }),
        ...(wide && { wide }),
        ...(small && { small }),
      })}
    >
      {icon}
      {children}
    </Link>
  );
}
