import { Square, SquareCheck } from 'lucide-react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

import { classes } from './classes';

// What people wrote begins below the headings of the page, loads nothing from elsewhere, and opens links apart.
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  img: ({ src, alt }) => (
    <a href={typeof src === 'string' ? src : undefined} target="_blank" rel="noopener noreferrer nofollow">
      {alt || String(src)}
    </a>
  ),
  input: ({ checked }) =>
    checked ? (
      <SquareCheck aria-hidden className="text-done" />
    ) : (
      <Square aria-hidden className="text-ink-faint" />
    ),
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section tabIndex={0} className="overflow-x-auto">
      <table>{children}</table>
    </section>
  ),
};

/** Markdown as people write it: GitHub's dialect, no HTML, no foreign pictures. */
export function Markdown({ children, className }: { children: string; className?: string }) {
  return (
    <div className={classes('prose', className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components}>
        {children}
      </ReactMarkdown>
    </div>
  );
}
