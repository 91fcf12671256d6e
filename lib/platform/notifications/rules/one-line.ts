/** No line break and no control character: what becomes a header can not become two, whatever a title contains. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
