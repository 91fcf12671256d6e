import { join, relative } from 'node:path';

export function showAddress({ address, dataDir, withDemo }, duration) {
  const folder = relative(process.cwd(), dataDir) || '.';
  const signIns = [
    '',
    '  Demo sign-ins, password Laufkarte-2026:',
    '    Admin            anna.weber@hofmann-metallbau.example',
    '    Department lead  mehmet.kaya@hofmann-metallbau.example',
    '    Employee         dirk.franke@hofmann-metallbau.example',
  ];
  const lines = [
    '',
    `  Laufkarte is ready after ${duration.trim()}:  ${address}`,
    ...(withDemo ? signIns : []),
    '',
    ...(process.env.SMTP_URL ? [] : [`  Mails   ${address}/admin/mail`]),
    `  Data    ${folder} (logs in ${join(folder, 'logs')})`,
    '',
    '  Ctrl-C stops everything.',
    '',
  ];
  console.log(lines.join('\n'));
}
