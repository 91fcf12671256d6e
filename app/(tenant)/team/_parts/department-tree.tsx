import { Network } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { EmptyState } from '@/app/_ui/empty-state';
import { TextLink } from '@/app/_ui/text-link';
import type { DepartmentItem } from '@/lib/platform/identity/list-departments';

import { teamAddress } from '../address';
import { DeleteDepartment } from './delete-department';
import { DepartmentDialog } from './department-dialog';

export function DepartmentTree({
  departments,
  mayChange,
}: {
  departments: DepartmentItem[];
  mayChange: boolean;
}) {
  const t = useTranslations('team.departments');
  if (departments.length === 0) {
    return (
      <EmptyState icon={<Network aria-hidden />} title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    );
  }

  return (
    <ul className="mt-4 overflow-hidden rounded-md border border-line bg-card">
      {departments.map((department) => (
        <li
          key={department.id}
          className="flex items-center gap-1 border-b border-line py-2.5 pr-3 pl-4 last:border-0"
        >
          <div
            className="min-w-0 flex-1"
            style={{ paddingInlineStart: `${Math.min(department.depth, 6) * 1.5}rem` }}
          >
            <p className="font-strong wrap-anywhere">
              {department.depth > 0 && (
                <span className="sr-only">{t('level', { n: department.depth + 1 })}</span>
              )}
              {department.name}
            </p>
            <p className="text-sm text-ink-soft">
              <Members of={department} />
              {department.leads.length > 0 &&
                ` · ${t('leads', { names: department.leads.map((each) => each.name).join(', ') })}`}
            </p>
          </div>
          {mayChange && (
            <>
              <DepartmentDialog key={department.revision} department={department} departments={departments} />
              <DeleteDepartment department={department} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Members({ of: { id, name, memberCount } }: { of: DepartmentItem }) {
  const t = useTranslations('team.departments');
  const members = t('members', { n: memberCount });
  if (memberCount === 0) return members;

  return (
    <TextLink href={teamAddress({ department: id })} aria-label={t('show', { n: memberCount, name })}>
      {members}
    </TextLink>
  );
}
