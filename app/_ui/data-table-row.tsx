'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { CheckboxBox } from './checkbox';
import { classes } from './classes';
import type { DataColumn, DataRow, RowSelection } from './data-table';

export function DataTableRow({
  row,
  columns,
  titleId,
  selection,
}: {
  row: DataRow;
  columns: DataColumn[];
  titleId?: string;
  selection?: RowSelection;
}) {
  const t = useTranslations('common.table');
  const selected = selection?.ids.includes(row.id) ?? false;

  function toggle(checked: boolean) {
    if (!selection) return;
    const others = selection.ids.filter((id) => id !== row.id);
    selection.onChange(checked ? [...others, row.id] : others);
  }

  return (
    <tr
      className={classes(
        'relative border-b border-line transition-colors duration-100 @max-2xl:flex @max-2xl:flex-col @max-2xl:gap-1.5 @max-2xl:rounded-md @max-2xl:border @max-2xl:bg-card @max-2xl:p-4',
        Boolean(row.href) && 'hover:bg-hover/60',
        selected && 'bg-accent-wash/60',
      )}
    >
      {selection && (
        <td className="w-9 py-3 pl-2 align-middle @max-2xl:absolute @max-2xl:top-1.5 @max-2xl:right-4">
          <CheckboxBox
            className="z-1"
            aria-label={t('selectRow', { name: row.name })}
            checked={selected}
            onCheckedChange={toggle}
          />
        </td>
      )}
      {columns.map((column) => (
        <DataCell key={column.id} column={column} row={row} isTitle={column.id === titleId} />
      ))}
    </tr>
  );
}

function DataCell({ column, row, isTitle }: { column: DataColumn; row: DataRow; isTitle: boolean }) {
  const content = row.cells[column.id];
  const labelled = !isTitle && (column.card ?? 'labelled') === 'labelled';

  return (
    <td
      className={classes(
        'px-3 py-3 align-middle @max-2xl:flex @max-2xl:items-center @max-2xl:gap-3 @max-2xl:p-0',
        column.align === 'end' && 'text-right whitespace-nowrap tabular-nums',
        column.card === 'hidden' && '@max-2xl:hidden',
        column.card === 'corner' && '@max-2xl:absolute @max-2xl:top-1.5 @max-2xl:right-1.5',
        isTitle && '@max-2xl:order-first @max-2xl:pr-8 @max-2xl:text-base',
        labelled && '@max-2xl:justify-between @max-2xl:text-right',
        // What can be pressed lies above the link that covers the row.
        !isTitle && '[&_:is(a,button)]:relative [&_:is(a,button)]:z-1',
      )}
    >
      {labelled && <span className="shrink-0 text-sm text-ink-soft @2xl:hidden">{column.label}</span>}
      {isTitle && row.href ? (
        <Link
          href={row.href as Route}
          className="font-strong after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent @max-2xl:after:rounded-md"
        >
          {content}
        </Link>
      ) : (
        content
      )}
    </td>
  );
}
