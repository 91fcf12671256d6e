export type PostgresServer = {
  /** Connects as the superuser `postgres`. */
  url: string;
  port: number;
  pid: number;
  isRunning: () => boolean;
  stop: () => Promise<void>;
  /** At once, without waiting; the next start recovers. */
  kill: () => void;
};

export function startPostgres(options: {
  dir: string;
  /** Exactly this port, or a clear failure. */
  port?: number;
  /** Where to begin looking for a free port when the cluster has none yet. */
  preferredPort?: number;
  settings?: Record<string, string | number>;
  /** Created together with the cluster; a plain lower-case name. */
  database?: string;
  logFile?: string;
}): Promise<PostgresServer>;

export function startThrowawayPostgres(options?: {
  settings?: Record<string, string | number>;
}): Promise<PostgresServer>;
