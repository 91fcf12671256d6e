/** Proves to `requireOwnPage` that a server action was called by a page drawn for this session. */
const send = window.fetch;

window.fetch = function fetchWithProof(input, init) {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  const headers = new Headers(init?.headers);
  if (!token || !headers.has('next-action')) return send(input, init);

  headers.set('x-csrf-token', token);
  return send(input, { ...init, headers });
};
