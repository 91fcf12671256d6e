/**
 * The database roles. None of them is a superuser; all objects belong to `owner`, which cannot log in.
 * `app` is what pages, the API and jobs use; `relay` drains the outbox across tenants; `queue` owns BullMQ's schema.
 */
export const roles = {
  owner: 'laufkarte_owner',
  migrator: 'laufkarte_migrator',
  app: 'laufkarte_app',
  relay: 'laufkarte_relay',
  sealer: 'laufkarte_sealer',
  backup: 'laufkarte_backup',
  queue: 'laufkarte_queue',
} as const;

export type RoleName = keyof typeof roles;
export type LoginRole = Exclude<RoleName, 'owner'>;

export const loginRoles = Object.keys(roles).filter((role): role is LoginRole => role !== 'owner');
