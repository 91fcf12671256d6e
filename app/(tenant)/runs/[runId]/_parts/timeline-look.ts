import {
  Archive,
  ArchiveRestore,
  BadgeCheck,
  Ban,
  CalendarClock,
  Check,
  CircleX,
  CornerUpLeft,
  FilePlus2,
  FileUp,
  FileX,
  Flag,
  Flame,
  Hand,
  Hourglass,
  ListChecks,
  ListPlus,
  ListTodo,
  ListX,
  type LucideIcon,
  Pause,
  PenLine,
  Play,
  RotateCcw,
  SkipForward,
  UserPlus,
} from 'lucide-react';

import type { Tone } from '@/app/_ui/tone';

type Look = { icon: LucideIcon; tone: Tone };

const looks: Record<string, Look> = {
  'run.created': { icon: FilePlus2, tone: 'off' },
  'run.scheduled': { icon: CalendarClock, tone: 'off' },
  'run.started': { icon: Play, tone: 'started' },
  'run.paused': { icon: Pause, tone: 'off' },
  'run.resumed': { icon: Play, tone: 'started' },
  'run.reworked': { icon: RotateCcw, tone: 'started' },
  'run.cancelled': { icon: Ban, tone: 'off' },
  'run.archived': { icon: Archive, tone: 'off' },
  'run.unarchived': { icon: ArchiveRestore, tone: 'off' },
  'run.awaiting_final_approval': { icon: Hand, tone: 'open' },
  'run.completed': { icon: Flag, tone: 'done' },
  'run.rejected': { icon: CircleX, tone: 'overdue' },
  'checkpoint.activated': { icon: Hourglass, tone: 'open' },
  'checkpoint.confirmed': { icon: Check, tone: 'done' },
  'checkpoint.signed': { icon: PenLine, tone: 'started' },
  'checkpoint.subtask_done': { icon: ListChecks, tone: 'off' },
  'checkpoint.subtask_undone': { icon: ListX, tone: 'off' },
  'checkpoint.file_added': { icon: FileUp, tone: 'started' },
  'checkpoint.file_signed': { icon: PenLine, tone: 'done' },
  'checkpoint.file_replaced': { icon: FileUp, tone: 'started' },
  'checkpoint.file_removed': { icon: FileX, tone: 'off' },
  'checkpoint.todo_added': { icon: ListPlus, tone: 'off' },
  'checkpoint.todo_changed': { icon: ListTodo, tone: 'off' },
  'checkpoint.todo_done': { icon: ListChecks, tone: 'off' },
  'checkpoint.todo_undone': { icon: ListX, tone: 'off' },
  'checkpoint.todo_deleted': { icon: ListX, tone: 'off' },
  'checkpoint.rejected': { icon: CircleX, tone: 'overdue' },
  'checkpoint.skipped': { icon: SkipForward, tone: 'off' },
  'checkpoint.reopened': { icon: RotateCcw, tone: 'started' },
  'checkpoint.returned': { icon: CornerUpLeft, tone: 'off' },
  'checkpoint.reassigned': { icon: UserPlus, tone: 'off' },
  'checkpoint.due_soon': { icon: Hourglass, tone: 'open' },
  'checkpoint.escalated': { icon: Flame, tone: 'overdue' },
  'checkpoint.overdue': { icon: Flame, tone: 'overdue' },
  'approval.approved': { icon: BadgeCheck, tone: 'done' },
  'approval.rework': { icon: RotateCcw, tone: 'open' },
  'approval.rejected': { icon: CircleX, tone: 'overdue' },
};

const plain: Look = { icon: FilePlus2, tone: 'off' };

export function lookOf(eventType: string): Look {
  return looks[eventType] ?? plain;
}
