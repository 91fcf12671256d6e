import { mentionPattern } from '../inputs';

/** Whom a text names, each once, in the order they are named. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(mentionPattern)].map(([, id]) => id!))];
}
