import { getTranslations } from 'next-intl/server';

import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { loadTodos } from '../../loaders';
import { PanelSection } from '../panel-frame';
import { hasEnded } from '../step-look';
import { TodoList } from './todo-list';

/** What else is to be done about the step. Nothing at all is shown where there is none and none can be added. */
export async function Todos({ run, step }: { run: RunView; step: CheckpointView }) {
  const [t, { items }] = await Promise.all([getTranslations('talk.todos'), loadTodos(step.id)]);
  const mayAdd = step.may.talk && !hasEnded(run);
  if (items.length === 0 && !mayAdd) return null;

  return (
    <div id="todos" className="scroll-mt-20 border-b border-line">
      <PanelSection title={t('title', { open: step.openTodos })}>
        {step.requireTodosDone && step.openTodos > 0 && (
          <p className="mb-1 text-sm text-ink-soft">{t('required')}</p>
        )}
        <TodoList key={step.id} runId={run.id} checkpointId={step.id} todos={items} mayAdd={mayAdd} />
      </PanelSection>
    </div>
  );
}
