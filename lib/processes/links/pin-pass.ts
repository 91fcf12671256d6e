import { isSignedText, signText } from '@/lib/platform/crypto/sign-text';

const HOURS = 12;

type Locked = { id: string; pinHash: string | null };

/** What the browser keeps after the PIN was right, so that it is not asked for on every look. */
export function makePass(link: Locked, now: Date): { pass: string; until: Date } {
  const until = new Date(now.getTime() + HOURS * 3_600_000);
  return { pass: `${until.getTime()}.${signText('link pass', sealed(link, until))}`, until };
}

/** Bound to the link, its PIN and a time; another PIN, and every pass is void. */
export function isPass(pass: string | null | undefined, link: Locked, now: Date): boolean {
  const [time, seal] = /^(\d{13})\.([\w-]{43})$/.exec(pass ?? '')?.slice(1) ?? [];
  if (!time || !seal) return false;
  const until = new Date(Number(time));
  return until > now && isSignedText('link pass', sealed(link, until), seal);
}

function sealed({ id, pinHash }: Locked, until: Date): string {
  return `${id} ${until.getTime()} ${pinHash}`;
}
