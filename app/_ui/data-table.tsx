'use client';

import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useLocale } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';

import { DataTableHead } from './data-table-head';
import { DataTableRow } from './data-table-row';

export type DataColumn = {
  id: string;
  label: string;
  /** Sorts the rows that are here, by their `sort` value. */
  sortable?: boolean;
  /** Sorts by going to this address instead, for lists that come in pages. */
  sortHref?: string;
  sorted?: 'asc' | 'desc';
  align?: 'end';
  /** A CSS width; columns without one share the rest. */
  width?: string;
  /** Where the table becomes cards: the title, a line with its label, a line without, the corner, or nothing. */
  card?: 'title' | 'labelled' | 'plain' | 'corner' | 'hidden';
};

export type DataRow = {
  id: string;
  /** What the row is called, for those who hear it. */
  name: string;
  /** The whole row leads there; its link is the cell of the title column. */
  href?: string;
  cells: Record<string, ReactNode>;
  sort?: Record<string, string | number | null>;
};

export type RowSelection = { ids: string[]; onChange: (ids: string[]) => void };

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export type DataFeatures = typeof features;

/** Rows of ready-made cells, so that a server page can fill it; a table where there is room, cards where not. */
export function DataTable({
  label,
  columns,
  rows,
  initialSort = [],
  selection,
}: {
  label: string;
  columns: DataColumn[];
  rows: DataRow[];
  initialSort?: SortingState;
  selection?: RowSelection;
}) {
  const locale = useLocale();
  const [sorting, setSorting] = useState<SortingState>(initialSort);
  const definitions = useMemo(() => define(columns, locale), [columns, locale]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const title = columns.find((column) => column.card === 'title') ?? columns[0];

  return (
    <div className="@container">
      <table aria-label={label} className="w-full border-collapse text-md @max-2xl:block">
        <DataTableHead table={table} columns={columns} rows={rows} selection={selection} />
        <tbody className="@max-2xl:grid @max-2xl:gap-2">
          {table.getRowModel().rows.map((row) => (
            <DataTableRow
              key={row.id}
              row={row.original}
              columns={columns}
              titleId={title?.id}
              selection={selection}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function define(columns: DataColumn[], locale: string): ColumnDef<DataFeatures, DataRow>[] {
  const collator = new Intl.Collator(locale, { numeric: true });

  return columns.map((column) => ({
    id: column.id,
    header: column.label,
    accessorFn: (row: DataRow) => row.sort?.[column.id] ?? undefined,
    enableSorting: Boolean(column.sortable),
    sortUndefined: 'last',
    sortFn: (one, other) => {
      const [left, right] = [one.original.sort?.[column.id], other.original.sort?.[column.id]];
      if (typeof left === 'number' && typeof right === 'number') return left - right;
      return collator.compare(String(left ?? ''), String(right ?? ''));
    },
  }));
}
