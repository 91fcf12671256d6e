import { useFormatter } from 'next-intl';

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** A number of bytes as people read it: "2,4 MB". */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
    return format.number(bytes / 1024 ** power, {
      style: 'unit',
      unit: UNITS[power],
      unitDisplay: 'short',
      maximumFractionDigits: power === 2 ? 1 : 0,
    });
  };
}
