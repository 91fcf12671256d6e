import type { ReactNode } from 'react';

import { EmptyState } from '@/app/_ui/empty-state';

/** A page on which the way ends: what happened, and where to go instead. */
export function DeadEnd({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-xl px-4 py-10 sm:py-16">
      <h1 className="sr-only">{title}</h1>
      <EmptyState icon={icon} title={title} action={action}>
        {children}
      </EmptyState>
    </div>
  );
}
