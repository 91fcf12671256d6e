// Collects the whole product in one folder, as the container image wants it: web server, worker, command-line
// scripts, migrations, and of node_modules only the files that are really used.
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { explain } from './bootstrap/failure.mjs';
import { root } from './bootstrap/paths.mjs';
import { buildBundles, buildWeb } from './bootstrap/product.mjs';
import { stage } from './bootstrap/stages.mjs';

const image = join(root, '.build/image');

/** Read at run time by `workers/protocol/fonts.ts`, with the licences they are passed on under. */
const fonts = [
  'inter-ui/Inter (web)/Inter-Regular.woff',
  'inter-ui/Inter (web)/Inter-SemiBold.woff',
  'inter-ui/LICENSE.txt',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  'dejavu-fonts-ttf/LICENSE',
];

try {
  await stage('Worker', buildBundles);
  await stage('Web', buildWeb);
  await stage('Image', collect);
} catch (error) {
  console.error(`\n${explain(error)}\n`);
  process.exitCode = 1;
}

async function collect() {
  rmSync(image, { recursive: true, force: true });
  cpSync(join(root, '.next/standalone'), image, { recursive: true, verbatimSymlinks: true });
  cpSync(join(root, 'db'), join(image, 'db'), { recursive: true });

  const bundles = readdirSync(join(root, '.build')).filter((name) => name.endsWith('.mjs'));
  const programs = ['scripts/keep-secret.mjs', ...bundles.map((name) => `.build/${name}`)];
  const { nodeFileTrace } = createRequire(import.meta.url)('next/dist/compiled/@vercel/nft');
  const { fileList } = await nodeFileTrace(
    programs.map((name) => join(root, name)),
    { base: root, ignore: (path) => path.startsWith('.data') || path.startsWith('.next') },
  );
  for (const file of [...fileList, ...fonts.map((name) => join('node_modules', name))]) {
    const target = join(image, file);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(realpathSync(join(root, file)), target, { recursive: true });
  }
  return `${fileList.size} files beside the web server`;
}
