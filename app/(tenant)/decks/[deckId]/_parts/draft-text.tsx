'use client';

import { type ComponentProps, useState } from 'react';

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onBlur'> & {
  value: string;
  onText: (text: string) => void;
};

/** A line that shows what is typed at once, while the deck around it follows as soon as there is time. */
export function DraftText({ value, onText, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...rest}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        onText(target.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
