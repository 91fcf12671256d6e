import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { Failure } from './failure.mjs';

/** Made beside its place and moved there when complete: an interrupted start leaves no half cluster. */
export function createCluster(cluster, database) {
  if (existsSync(cluster.dir) && readdirSync(cluster.dir).length > 0) {
    throw new Failure(
      `${cluster.dir} is not a PostgreSQL data folder (PG_VERSION is missing). Move it away or set DATA_DIR.`,
    );
  }
  const draft = `${cluster.dir}.new`;
  const passwordFile = `${cluster.dir}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(cluster.runner, draft);
  giveTo(cluster.runner, passwordFile);

  const locale =
    process.platform === 'linux'
      ? ['--locale=C.UTF-8']
      : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = ['-U', 'postgres', '-E', 'UTF8', ...locale, '--no-instructions'];
  runProgram(cluster, 'initdb', ['-D', draft, ...options, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]);
  if (database !== 'postgres') {
    runProgram(cluster, 'postgres', ['--single', '-D', draft, 'postgres'], `create database ${database}\n`);
  }

  renameSync(passwordFile, join(draft, 'superuser.password'));
  rmSync(cluster.dir, { recursive: true, force: true });
  renameSync(draft, cluster.dir);
}

export function runProgram(cluster, program, parameters, input) {
  const [file, ...rest] = [...cluster.runner.prefix, join(cluster.binaries, program), ...parameters];
  const result = spawnSync(file, rest, { ...cluster.runner.identity, cwd: '/', input, encoding: 'utf8' });
  if (result.status !== 0 || /^(ERROR|FATAL|PANIC):/m.test(result.stderr)) {
    throw new Failure(`${program} failed: ${(result.error?.message ?? result.stderr).trim()}`);
  }
}

export function giveTo({ prefix, identity }, path) {
  const wanted = identity.uid ?? (prefix.length > 0 ? 0 : undefined);
  if (wanted === undefined || statSync(path).uid === wanted) return;

  lchownSync(path, wanted, identity.gid ?? 0);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path, { recursive: true })) {
    lchownSync(join(path, name), wanted, identity.gid ?? 0);
  }
}
