import { killChildren } from './bootstrap/children.mjs';
import { explain } from './bootstrap/failure.mjs';
import { installPackages, packagesAreCurrent } from './bootstrap/packages.mjs';
import { buildBundles, buildWeb } from './bootstrap/product.mjs';
import { stage } from './bootstrap/stages.mjs';

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    killChildren();
    process.exit(1);
  });
}

try {
  await stage('Packages', () => (packagesAreCurrent() ? 'unchanged' : installPackages()));
  await stage('Worker', buildBundles);
  await stage('Web', buildWeb);
} catch (error) {
  console.error(`\n${explain(error)}\n`);
  process.exitCode = 1;
}
