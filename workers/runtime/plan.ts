import type { Job } from './define-job';

/** Event type → the jobs it causes. */
export type Routes = Readonly<Record<string, readonly Job[]>>;

/** A periodic search, once per tenant: every so many minutes, or at a time of day (cron, in German time). */
export type Schedule = { job: Job } & ({ everyMinutes: number } | { cron: string });

/** Everything a worker can do. */
export type Plan = { routes: Routes; schedules: readonly Schedule[] };

export function jobsOf({ routes, schedules }: Plan): Map<string, Job> {
  const jobs = [...Object.values(routes).flat(), ...schedules.map(({ job }) => job)];
  return new Map(jobs.map((job) => [job.name, job]));
}
