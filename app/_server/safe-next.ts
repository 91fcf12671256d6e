const HOME = '/overview';

/** Where to go after signing in: a path of this site, or the overview. Anything a browser could read as another host is refused. */
export function safeNext(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]{0,1000}$/u.test(wanted)) return HOME;
  if (wanted === '/' || wanted.startsWith('/sign-in') || wanted.startsWith('/api/')) return HOME;
  return wanted;
}
