import {
  Activity,
  CalendarClock,
  House,
  Inbox,
  ListChecks,
  Mail,
  Play,
  Settings2,
  Users,
} from 'lucide-react';

import type { NavigationItem } from '@/app/_ui/shell-navigation';
import { scopeOf } from '@/lib/platform/access/authorise';
import type { Actor } from '@/lib/platform/core/ctx';

type Page =
  | 'overview'
  | 'inbox'
  | 'runs'
  | 'decks'
  | 'schedules'
  | 'team'
  | 'admin'
  | 'mails'
  | 'settings'
  | 'jobs';

/** The sidebar of one person; what they could not open is not offered. */
export function navigationFor(actor: Actor, name: (page: Page) => string, waiting: number): NavigationItem[] {
  const everybody: NavigationItem[] = [
    { href: '/overview', label: name('overview'), icon: <House aria-hidden /> },
    { href: '/inbox', label: name('inbox'), icon: <Inbox aria-hidden />, count: waiting },
    { href: '/runs', label: name('runs'), icon: <Play aria-hidden /> },
    { href: '/decks', label: name('decks'), icon: <ListChecks aria-hidden /> },
    ...(scopeOf(actor, 'schedules.manage')
      ? [{ href: '/schedules', label: name('schedules'), icon: <CalendarClock aria-hidden /> }]
      : []),
    { href: '/team', label: name('team'), icon: <Users aria-hidden /> },
  ];
  if (!scopeOf(actor, 'settings.manage')) return everybody;

  return [
    ...everybody,
    { href: '/admin/mail', label: name('mails'), icon: <Mail aria-hidden />, section: name('admin') },
    { href: '/admin/settings', label: name('settings'), icon: <Settings2 aria-hidden /> },
    { href: '/admin/jobs', label: name('jobs'), icon: <Activity aria-hidden /> },
  ];
}
