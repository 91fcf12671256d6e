import type { ReactNode } from 'react';

/** Says what would be here and offers the next step. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-line-strong border-dashed px-6 py-14 text-center">
      <span className="mb-2 grid size-12 -rotate-6 place-items-center rounded-md border-[1.5px] border-line-strong bg-card text-ink-soft [&_svg]:size-6 [&_svg]:stroke-[1.5]">
        {icon}
      </span>
      <p className="text-lg font-semibold tracking-tight">{title}</p>
      {children && <div className="max-w-md text-base text-pretty text-ink-soft">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
