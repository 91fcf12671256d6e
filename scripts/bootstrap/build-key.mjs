import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { nodeVersion, root } from './paths.mjs';

const inputs = [
  ...['app', 'lib', 'db', 'workers', 'public', 'scripts'],
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'next.config.ts',
    'postcss.config.mjs',
    'proxy.ts',
  ],
  'instrumentation.ts',
];

/** A fingerprint of everything a build is made from: contents, not dates, because a clone has new dates. */
export function buildKey() {
  const hash = createHash('sha256').update(`${nodeVersion()} ${process.platform} ${process.arch}\n`);
  for (const name of inputs.flatMap(filesBelow)) {
    if (/\.test\.tsx?$/.test(name)) continue;
    hash.update(`${name}\n`).update(
      createHash('sha256')
        .update(readFileSync(join(root, name)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

function filesBelow(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];

  return readdirSync(path)
    .sort()
    .flatMap((entry) => filesBelow(`${name}/${entry}`));
}
