import { userAgentFromString } from 'next/server';

/** Browser and system in words people know, as far as the browser says; otherwise what it said. */
export function deviceOf(userAgent: string | null): string | null {
  const { browser, os } = userAgentFromString(userAgent ?? undefined);
  return [browser.name, os.name].filter(Boolean).join(', ') || userAgent;
}
