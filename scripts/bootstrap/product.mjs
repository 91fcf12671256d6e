import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { buildKey } from './build-key.mjs';
import { runNode } from './children.mjs';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

const bundleFolder = join(root, '.build');
const standalone = join(root, '.next/standalone');

export const webServer = join(standalone, 'server.js');

export function bundle(name) {
  return join(bundleFolder, `${name}.mjs`);
}

/** The worker and the command-line scripts as one file each: they start at once and need no TypeScript loader. */
export async function buildBundles() {
  const key = buildKey();
  if (isFresh('bundles', key)) return 'unchanged';

  requireWritable(bundleFolder);
  const { build, stop } = await import('esbuild');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: entryPoints(),
      outdir: bundleFolder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: externalPackages(),
      tsconfig: join(root, 'tsconfig.json'),
      plugins: [ownFiles],
      logLevel: 'silent',
    });
  } catch (error) {
    throw new Failure(`The worker could not be built.\n\n${error.message}`);
  } finally {
    stop();
  }
  markFresh('bundles', key);
  return 'built';
}

export async function buildWeb() {
  const key = buildKey();
  if (existsSync(webServer) && isFresh('web', key)) return 'unchanged';

  requireWritable(join(root, '.next'));
  rmSync(keyFile('web'), { force: true });
  // Left in place, the old output would be searched for sources and copied into the new one.
  rmSync(standalone, { recursive: true, force: true });
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  await runNode('The build', [join(root, 'node_modules/next/dist/bin/next'), 'build'], { env });

  cpSync(join(root, '.next/static'), join(standalone, '.next/static'), { recursive: true });
  if (existsSync(join(root, 'public'))) {
    cpSync(join(root, 'public'), join(standalone, 'public'), { recursive: true });
  }
  markFresh('web', key);
  return 'built';
}

function requireWritable(folder) {
  try {
    accessSync(existsSync(folder) ? folder : root, constants.W_OK);
  } catch {
    throw new Failure(
      `No permission to write to ${folder}: start as the user the project folder belongs to.`,
    );
  }
}

/** Loaded whole, these cost 250 MB and half a second; bundled, only what is used remains. */
const inlined = ['drizzle-orm', 'zod'];

function externalPackages() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(dependencies).filter((name) => !inlined.includes(name));
}

function entryPoints() {
  const scripts = readdirSync(join(root, 'scripts')).filter((name) => /^[\w-]+\.ts$/.test(name));
  return Object.fromEntries([
    ['worker', 'workers/main.ts'],
    ...scripts.map((name) => [name.replace(/\.ts$/, ''), `scripts/${name}`]),
  ]);
}

const ownFiles = {
  name: 'own-files',
  setup(build) {
    // Without this a mistyped path of ours would pass for a package.
    build.onResolve({ filter: /^@\// }, ({ path }) =>
      build.resolve(`./${path.slice(2)}`, { resolveDir: root, kind: 'import-statement' }),
    );
    // A file that looks for its neighbours on disk finds them from inside the bundle as well.
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('import.meta.')) return undefined;

      const file = JSON.stringify(relative(bundleFolder, path));
      const folder = JSON.stringify(`/${relative(bundleFolder, dirname(path))}`);
      const contents = source
        .replaceAll('import.meta.dirname', `(import.meta.dirname + ${folder})`)
        .replaceAll('import.meta.url', `(new URL(${file}, import.meta.url).href)`);
      return { contents, loader: 'ts' };
    });
  },
};

function keyFile(part) {
  return join(bundleFolder, `${part}.key`);
}

function isFresh(part, key) {
  return existsSync(keyFile(part)) && readFileSync(keyFile(part), 'utf8') === key;
}

function markFresh(part, key) {
  mkdirSync(bundleFolder, { recursive: true });
  writeFileSync(keyFile(part), key);
}
