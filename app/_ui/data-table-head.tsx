'use client';

import type { Header, ReactTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { CheckboxBox } from './checkbox';
import { classes } from './classes';
import type { DataColumn, DataFeatures, DataRow, RowSelection } from './data-table';

export function DataTableHead({
  table,
  columns,
  rows,
  selection,
}: {
  table: ReactTable<DataFeatures, DataRow>;
  columns: DataColumn[];
  rows: DataRow[];
  selection?: RowSelection;
}) {
  const t = useTranslations('common.table');

  return (
    <thead className="@max-2xl:sr-only">
      <tr>
        {selection && (
          <th scope="col" className="w-9 border-b border-line py-2 pl-2 text-left">
            <CheckboxBox
              aria-label={t('selectAll')}
              checked={rows.length > 0 && selection.ids.length === rows.length}
              indeterminate={selection.ids.length > 0 && selection.ids.length < rows.length}
              onCheckedChange={(checked) => selection.onChange(checked ? rows.map((row) => row.id) : [])}
            />
          </th>
        )}
        {table.getFlatHeaders().map((header, index) => (
          <HeadCell key={header.id} header={header} column={columns[index]} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell({
  header,
  column,
}: {
  header: Header<DataFeatures, DataRow, unknown>;
  column?: DataColumn;
}) {
  const sorted = column?.sorted ?? header.column.getIsSorted();
  const end = column?.align === 'end';
  const words = (
    <>
      {column?.label}
      <SortArrow sorted={sorted} />
    </>
  );

  return (
    <th
      scope="col"
      style={{ width: column?.width }}
      aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
      className={classes(
        'border-b border-line px-3 py-2 text-xs font-semibold whitespace-nowrap text-ink-faint',
        end ? 'text-right' : 'text-left',
      )}
    >
      {column?.sortHref && (
        <Link href={column.sortHref as Route} scroll={false} className={sortLook}>
          {words}
        </Link>
      )}
      {!column?.sortHref && column?.sortable && (
        <button type="button" onClick={header.column.getToggleSortingHandler()} className={sortLook}>
          {words}
        </button>
      )}
      {!column?.sortHref && !column?.sortable && column?.label}
    </th>
  );
}

const sortLook =
  '-mx-1 inline-flex min-h-6 items-center gap-1 rounded-[4px] px-1 touch:min-h-11 hover:text-ink';

function SortArrow({ sorted }: { sorted: false | 'asc' | 'desc' | undefined }) {
  if (!sorted) return null;

  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown;
  return <Arrow aria-hidden className="size-3.5" />;
}
