const quietMilliseconds = 2000;
const active = new Map();
let ticker;
let silent = false;

export function heading(text) {
  console.log(`\n${text}\n`);
}

/** Runs one stage and prints its name, what became of it and how long it took. */
export async function stage(name, work) {
  const began = performance.now();
  active.set(name, began);
  showActive();
  const announcement = setTimeout(() => announce(name), quietMilliseconds);
  try {
    const outcome = await work();
    active.delete(name);
    print(`  ✓ ${name.padEnd(10)} ${String(outcome ?? 'done').padEnd(44)} ${elapsed(began)}`);
    return outcome;
  } catch (error) {
    active.delete(name);
    print(`  ✗ ${name.padEnd(10)} ${'failed'.padEnd(44)} ${elapsed(began)}`);
    throw error;
  } finally {
    clearTimeout(announcement);
    showActive();
  }
}

export function elapsed(began) {
  return `${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`;
}

/** Where no terminal can show a running clock, a line says what takes so long. */
function announce(name) {
  if (!process.stdout.isTTY && !silent) console.log(`  … ${name}`);
}

function showActive() {
  if (!process.stdout.isTTY) return;
  clearInterval(ticker);
  if (active.size === 0 || silent) return;

  const draw = () => {
    const text = [...active].map(([name, began]) => `${name} ${elapsed(began).trim()}`).join(', ');
    process.stdout.write(`\r\x1b[K  … ${text}`);
  };
  draw();
  ticker = setInterval(draw, 200);
  ticker.unref();
}

function print(line) {
  if (silent) return;
  console.log(process.stdout.isTTY ? `\r\x1b[K${line}` : line);
}

export function stopShowing() {
  silent = true;
  active.clear();
  clearInterval(ticker);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
}
