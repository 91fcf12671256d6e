import type { ReactNode } from 'react';

import { Card } from '@/app/_ui/card';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <section>
        <h2 className="mb-3 text-base font-heavy">{title}</h2>
        {children}
      </section>
    </Card>
  );
}
