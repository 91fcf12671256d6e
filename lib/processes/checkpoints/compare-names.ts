/** Case and the space around and between words do not matter; the name itself does. */
export function isSameName(given: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('de');
  return plain(given) === plain(name);
}
