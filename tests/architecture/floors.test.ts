import { describe, expect, it } from 'vitest';

import { importsOf, sources } from './sources';

const CONTEXTS = [
  ['platform'],
  ['processes'],
  ['risk', 'people', 'backoffice', 'support', 'loyalty'],
  ['insight'],
];
const ROOMS: Record<string, string[]> = {
  // Access holds pure rules about permissions, so audit and outbox may ask it.
  platform: [
    'core',
    'crypto',
    'access',
    'audit',
    'outbox',
    'limits',
    'tenants',
    'identity',
    'notifications',
    'files',
    'search',
    'privacy',
  ],
  processes: [
    'decks',
    'versions',
    'engine',
    'runs',
    'checkpoints',
    'approvals',
    'signatures',
    'sla',
    'schedules',
    'links',
    'guests',
    'search',
    'protocols',
  ],
};
const FRAMEWORKS = /^(next|next-auth|react|react-dom|bullmq)(\/|$)/;

const rank = (context: string) => CONTEXTS.findIndex((level) => level.includes(context));
const order = (context: string, room: string) => ROOMS[context]?.indexOf(room) ?? -1;

/** Why an import is wrong, with where the line belongs instead; null when it is right. */
function objection(from: string, to: string): string | null {
  const say = (why: string) => `${from} -> ${to}: ${why}`;
  const [floor, context = '', room = ''] = from.split('/');
  const [toFloor, toContext = '', toRoom = ''] = to.split('/');

  if (floor === 'lib' && FRAMEWORKS.test(to))
    return say('the domain knows no framework; what does belongs to app or workers');
  if (floor === 'lib' && (toFloor === 'app' || toFloor === 'workers'))
    return say('the domain does not look up; say it with an event');
  if (floor === 'db' && ['lib', 'app', 'workers'].includes(toFloor ?? ''))
    return say('the cellar does not look up');
  if (floor === 'app' && ['db', 'workers'].includes(toFloor ?? ''))
    return say('a page asks a query or a command in lib');
  if (floor === 'workers' && ['db', 'app'].includes(toFloor ?? ''))
    return say('a job calls a command in lib');
  if (to === 'db/client' && !from.startsWith('lib/platform/core/'))
    return say('only platform/core holds the key; use transact or read');
  if (floor !== 'lib' || toFloor !== 'lib') return null;

  if (order(context, room) < 0 && rank(context) >= 0) return say('a room that is not on the plan');
  if (rank(toContext) > rank(context)) return say('a higher context; tell it with an event');
  if (rank(toContext) === rank(context) && toContext !== context)
    return say('a neighbour; tell it with an event');
  if (toContext === context && order(context, toRoom) > order(context, room)) return say('a later room');
  const isPrivate = /\/(store|policy|rules)(\/|$)/.test(to.replace(`lib/${toContext}/`, ''));
  if (isPrivate && (toContext !== context || toRoom !== room))
    return say('private to its room; give it a verb and a file of its own');
  return null;
}

describe('the floors of the house', () => {
  it('are connected by imports that point down the stairs', () => {
    const wrong = sources().flatMap((file) => importsOf(file).flatMap((to) => objection(file, to) ?? []));
    expect(wrong).toEqual([]);
  });

  it('would be missed if an import pointed up', () => {
    expect(objection('lib/platform/core/x.ts', 'react')).toContain('no framework');
    expect(objection('app/x.tsx', 'db/schema/processes/runs')).toContain('asks a query');
    expect(objection('lib/processes/engine/x.ts', 'lib/processes/runs/y')).toContain('later room');
    expect(objection('lib/platform/audit/x.ts', 'lib/processes/runs/y')).toContain('higher context');
    expect(objection('workers/x.ts', 'db/client')).toContain('calls a command');
  });
});
