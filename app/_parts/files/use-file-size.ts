import { useFormatter } from 'next-intl';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes as people read it: "2,4 MB". */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = UNITS.findLastIndex((_, at) => bytes >= 1024 ** at);
    return format.number(bytes / 1024 ** Math.max(power, 0), {
      style: 'unit',
      unit: UNITS[Math.max(power, 0)],
      unitDisplay: 'short',
      maximumFractionDigits: power >= 2 ? 1 : 0,
    });
  };
}
