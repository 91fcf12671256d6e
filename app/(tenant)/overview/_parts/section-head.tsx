import { TextLink } from '@/app/_ui/text-link';

/** What follows, and where there is more of it. */
export function SectionHead({ title, href, more }: { title: string; href: string; more: string }) {
  return (
    <div className="mb-3 flex items-baseline justify-between gap-3">
      <h2 className="text-lg font-heavy tracking-[-0.012em]">{title}</h2>
      <span className="shrink-0 text-sm">
        <TextLink href={href}>{more}</TextLink>
      </span>
    </div>
  );
}
