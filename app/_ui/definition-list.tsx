import type { ReactNode } from 'react';

/** Facts: what it is called, what it is. */
export function DefinitionList({ items }: { items: { term: ReactNode; description: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5.5rem,auto)_minmax(0,1fr)] gap-x-5 gap-y-2 text-md">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fact is its place in the list
        <div key={index} className="contents">
          <dt className="text-ink-soft">{item.term}</dt>
          <dd className="min-w-0">{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
