export type AuditRecord = {
  format: string;
  tenantId: string;
  seq: number;
  /** Microseconds since 1970. */
  at: number;
  actor: string;
  action: string;
  target: string;
  request: string;
  payloadHash: string;
};

/** Takes the canonical bytes apart: nine fields, each `length:bytes,`. Null if they are anything else. */
export function readRecord(bytes: Buffer): AuditRecord | null {
  const fields: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const colon = bytes.indexOf(0x3a, at);
    const digits = colon > at && colon - at <= 9 ? bytes.toString('latin1', at, colon) : '';
    if (!/^(0|[1-9]\d*)$/.test(digits)) return null;
    const end = colon + 1 + Number(digits);
    if (bytes[end] !== 0x2c) return null;
    fields.push(bytes.toString('utf8', colon + 1, end));
    at = end + 1;
  }
  if (fields.length !== 9 || fields[0] !== 'laufkarte.audit/1') return null;
  const [format, tenantId, seq, time, actor, action, target, request, payloadHash] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    format,
    tenantId,
    seq: Number(seq),
    at: Number(time),
    actor,
    action,
    target,
    request,
    payloadHash,
  };
}
