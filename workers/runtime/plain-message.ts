/** What went wrong, without the statement and the values the query builder puts into its messages. */
export function plainMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message.startsWith('Failed query:') && error.cause) return plainMessage(error.cause);
  return error.message || error.name;
}
