'use client';

import { useFormStatus } from 'react-dom';

import { Button, type ButtonProps } from './button';

/** The button of a form; knows by itself when the form is on its way. */
export function SubmitButton({ variant = 'primary', pending = false, ...rest }: ButtonProps) {
  const status = useFormStatus();

  return <Button {...rest} type="submit" variant={variant} pending={pending || status.pending} />;
}
