/** `limit` and `cursor` of a query string, as the lists of the domain take them. */
export function pageQuery(query: Record<string, string>): { limit?: number; cursor?: string } {
  return { limit: query.limit === undefined ? undefined : Number(query.limit), cursor: query.cursor };
}
