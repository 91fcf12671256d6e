import { describe, expect, it } from 'vitest';

import { docx, pdf, png, zip } from '@/tests/factories/files';

import { contentDisposition, downloadName } from './download-name';
import { recogniseContent } from './recognise-content';

const recognised = async (bytes: Buffer) => {
  const found = await recogniseContent(bytes.length, async (at, length) => bytes.subarray(at, at + length));
  return 'refused' in found ? `refused: ${found.refused}` : found.kind;
};
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const odt = () =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' }, ['mimetype']);
const oldOffice = (...names: string[]) => {
  const bytes = Buffer.alloc(512 + 128 * names.length);
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex');
  names.forEach((name, index) => {
    const at = 512 + 128 * index;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(2 * name.length + 2, at + 64);
    bytes[at + 66] = index === 0 ? 5 : 2;
  });
  return bytes;
};

describe('what a file is, by its content', () => {
  it.each<[string, Buffer, string]>([
    ['a PDF', pdf(), 'pdf'],
    ['a PNG', png, 'image'],
    ['a JPEG', Buffer.from('ffd8ffe000104a46494600010101006000600000ffd9', 'hex'), 'image'],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'image'],
    ['a Word document', docx(), 'office'],
    ['an Excel sheet', zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'office'],
    ['an OpenDocument text', odt(), 'office'],
    ['an old Word document', oldOffice('Root Entry', 'WordDocument'), 'office'],
    ['a text with umlauts', Buffer.from('Prüfung; Größe\n1;2\n'), 'text'],
    ['a CSV of an older Excel', Buffer.from('Pr\xfcfung;Gr\xf6\xdfe\r\n', 'latin1'), 'text'],
    ['a text in UTF-16', utf16('Name;Größe\r\n'), 'text'],
    ['an SVG', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'),
      'svg',
    ],
  ])('%s is told', async (_, bytes, kind) => {
    expect(await recognised(bytes)).toBe(kind);
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'executable'],
    ['a Linux program', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(200)]), 'executable'],
    ['a Mac program', Buffer.concat([Buffer.from('cffaedfe', 'hex'), Buffer.alloc(200)]), 'executable'],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'executable'],
    ['a Windows shortcut', Buffer.concat([Buffer.from('4c0000000114020000000000', 'hex')]), 'executable'],
    ['a page', Buffer.from('<!DOCTYPE html><title>x</title>'), 'html'],
    ['a page behind a comment', Buffer.from('<!-- hello -->\n<html><body onload=x()>'), 'html'],
    ['a page in UTF-16', utf16('<html><script>x()</script>'), 'html'],
    ['a text with a script in it', Buffer.from('hello <script>x()</script>'), 'html'],
    ['XHTML', Buffer.from('<?xml version="1.0"?><x:y xmlns:x="http://www.w3.org/1999/xhtml"/>'), 'html'],
    ['a ZIP', zip({ 'a.txt': 'x' }), 'archive'],
    [
      'a ZIP that only begins like one',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(90)]),
      'archive',
    ],
    ['a JAR', zip({ 'META-INF/MANIFEST.MF': 'x', 'A.class': 'x' }), 'archive'],
    [
      'a Word document with macros',
      zip({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': 'x' }),
      'macros',
    ],
    ['an old sheet with macros', oldOffice('Root Entry', 'Workbook', '_VBA_PROJECT'), 'macros'],
    ['an installer', oldOffice('Root Entry', 'SummaryInformation'), 'unknown'],
    ['a gzip', Buffer.from('1f8b0800000000000003', 'hex'), 'archive'],
    ['a video', Buffer.from('0000001866747970697336d0000000006d70343269736f6d', 'hex'), 'unknown'],
    ['noise', Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 97) % 256)), 'unknown'],
    ['a text with a null in its last byte', Buffer.from(`${'x'.repeat(2_000_000)}\0`), 'unknown'],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await recognised(bytes)).toBe(`refused: ${reason}`);
  });
});

describe('the name a file is handed out under', () => {
  it.each([
    ['Foto.JPG', 'image/jpeg', 'Foto.JPG'],
    ['invoice.bat', 'text/plain', 'invoice.bat.txt'],
    ['report.pdf', 'image/png', 'report.pdf.png'],
    ['ohne Endung', 'application/pdf', 'ohne Endung.pdf'],
    ['../../etc/passwd', 'text/plain', '__.._etc_passwd.txt'],
    ['a:b*c?.csv', 'text/plain', 'a_b_c_.csv'],
  ])('%s as %s is %s', (name, mime, given) => {
    expect(downloadName(name, mime)).toBe(given);
  });

  it('says nothing in a header but the name', () => {
    expect(contentDisposition('Größe "x".pdf')).toBe(
      `attachment; filename="Groe _x_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22x%22.pdf`.replace(
        'Groe',
        'Groe',
      ),
    );
    expect(contentDisposition('a\r\nx: y')).not.toMatch(/[\r\n]/);
  });
});
