// Preloaded into every child of the start script: when the parent is gone, kill -9 included, the child goes too.
const graceSeconds = 25;

// Processes a child starts itself inherit the preload, but their channel is not ours to touch.
if (process.env.LAUFKARTE_PARENT === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), graceSeconds * 1000).unref();
  });
  process.channel?.unref();
}
