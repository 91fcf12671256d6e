'use client';

import { BookOpen } from 'lucide-react';

import { downloadHref } from '@/app/_parts/files/file-preview';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

/** The files a step gives to read. */
export function StepReferences({
  runId,
  references,
}: {
  runId: string;
  references: CheckpointView['references'];
}) {
  return (
    <ul className="grid gap-1">
      {references.map(({ versionId, name }) => (
        <li key={versionId}>
          <a
            href={downloadHref({ id: versionId }, runId)}
            className="inline-flex min-h-9 items-center gap-2 text-md break-all underline-offset-3 hover:underline touch:min-h-11"
          >
            <BookOpen aria-hidden className="size-4 shrink-0 text-ink-faint" />
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
