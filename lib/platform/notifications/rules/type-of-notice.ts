import type { NoticeData, NoticeType } from '@/lib/platform/notifications/inputs';

const types: Record<NoticeData['kind'], NoticeType> = {
  step: 'task_assigned',
  given: 'task_assigned',
  withdrawn: 'task_assigned',
  approval: 'task_assigned',
  ended: 'run_completed',
  due_soon: 'escalation',
  overdue: 'escalation',
  escalated: 'escalation',
  rejected: 'escalation',
  people_left: 'escalation',
  mentioned: 'mention',
  todo: 'task_assigned',
  schedule_suspended: 'escalation',
};

export function typeOfNotice(data: NoticeData): NoticeType {
  return types[data.kind];
}
