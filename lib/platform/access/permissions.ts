import type { Scope } from '@/lib/platform/core/ctx';

/** The permission keys of the foundation. Later modules add theirs under their own prefix. */
export const permissionKeys = [
  'decks.view',
  'decks.edit',
  'decks.share',
  'runs.view',
  'runs.start',
  'runs.control',
  'checkpoints.act',
  'checkpoints.reassign',
  'schedules.manage',
  'stats.view',
  'team.manage',
  'audit.view',
  'settings.manage',
] as const;

export type PermissionKey = (typeof permissionKeys)[number];

export const scopes: readonly Scope[] = ['own', 'department', 'all'];

export function widerScope(a: Scope, b: Scope): Scope {
  return scopes.indexOf(a) >= scopes.indexOf(b) ? a : b;
}

/** Whether a granted key or wildcard (`*`, `runs.*`) covers a permission. */
export function covers(granted: string, permission: PermissionKey): boolean {
  if (granted === '*' || granted === permission) return true;
  return granted.endsWith('.*') && permission.startsWith(granted.slice(0, -1));
}

export type BuiltInRole = {
  key: 'admin' | 'lead' | 'employee';
  name: string;
  permissions: Record<string, Scope>;
};

/** What a new tenant starts with. */
export const builtInRoles: readonly BuiltInRole[] = [
  { key: 'admin', name: 'Admin', permissions: { '*': 'all' } },
  {
    key: 'lead',
    name: 'Department lead',
    permissions: {
      'decks.view': 'department',
      'decks.edit': 'department',
      'decks.share': 'department',
      'runs.view': 'department',
      'runs.start': 'department',
      'runs.control': 'department',
      'checkpoints.act': 'department',
      'checkpoints.reassign': 'department',
      'schedules.manage': 'department',
      'stats.view': 'department',
      'team.manage': 'department',
    },
  },
  {
    key: 'employee',
    name: 'Employee',
    permissions: {
      'decks.view': 'own',
      'decks.edit': 'own',
      'runs.view': 'own',
      'runs.start': 'own',
      'runs.control': 'own',
      'checkpoints.act': 'own',
      'checkpoints.reassign': 'own',
    },
  },
];
