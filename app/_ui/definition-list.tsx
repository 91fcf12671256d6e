import type { ReactNode } from 'react';

/** Facts: what it is called, what it is. */
export function DefinitionList({ items }: { items: { term: ReactNode; description: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-6 gap-y-2 text-md max-sm:grid-cols-1 max-sm:gap-y-0.5">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fact is its place in the list
        <div key={index} className="contents">
          <dt className="text-ink-soft max-sm:not-first:mt-2 max-sm:text-sm">{item.term}</dt>
          <dd className="min-w-0 max-sm:mb-2">{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
