const LINK = /\/(invitation|g)\/[\w-]{20,}/g;

/** The body as it may be kept once the mail is out: the link's secret is the reader's alone. */
export function hideToken(body: string): string {
  return body.replace(LINK, '/$1/…');
}
