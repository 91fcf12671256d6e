'use client';

import { Columns3, List } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { SegmentedControl } from '@/app/_ui/segmented-control';

import type { EditorView } from '../editor-taste';

export function ViewSwitch({ view, onChange }: { view: EditorView; onChange: (view: EditorView) => void }) {
  const t = useTranslations('decks.list');
  return (
    <SegmentedControl<EditorView>
      label={t('view')}
      value={view}
      onChange={onChange}
      options={[
        { value: 'board', label: t('asBoard'), icon: <Columns3 aria-hidden /> },
        { value: 'list', label: t('asList'), icon: <List aria-hidden /> },
      ]}
    />
  );
}
