const MINUTE = 60_000;

/** The same moment if it lies in office hours of Berlin, else the next morning or Monday at a quarter past seven. */
export function inOfficeHours(at: Date): Date {
  for (let moment = at; ; moment = new Date(moment.getTime() + 30 * MINUTE)) {
    const { weekday, hour } = local(moment);
    if (weekday !== 'Sat' && weekday !== 'Sun' && hour >= 7 && hour < 17) return moment;
  }
}

const format = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: 'numeric',
  hourCycle: 'h23',
});

function local(moment: Date): { weekday: string; hour: number } {
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { weekday: parts.weekday ?? '', hour: Number(parts.hour) };
}
