'use client';

import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { Button } from './button';
import { IconButton } from './icon-button';
import { type NoticeKind, notices } from './notify';

const icons: Record<NoticeKind, ReactNode> = {
  success: <CircleCheck aria-hidden className="mt-px size-5 shrink-0 text-done-mark" />,
  info: <Info aria-hidden className="mt-px size-5 shrink-0 text-started-mark" />,
  error: <CircleAlert aria-hidden className="mt-px size-5 shrink-0 text-overdue-mark" />,
};

/** Stands around the application once; `notify` speaks through it. */
export function Toaster({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={notices} limit={4}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          data-print="hide"
          className="fixed right-4 bottom-4 z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 max-sm:top-[calc(4.25rem+env(safe-area-inset-top))] max-sm:bottom-auto empty:hidden"
        >
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notices() {
  const { toasts } = Toast.useToastManager<{ action?: { label: string; run: () => void } }>();
  const t = useTranslations('common.actions');

  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'down']}
      className="translate-x-(--toast-swipe-movement-x) rounded-md border border-line bg-raised shadow-float transition duration-200 data-ending-style:translate-x-4 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-3 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-3 py-3 pr-2 pl-4">
        {icons[(toast.type as NoticeKind) ?? 'info']}
        <div className="min-w-0 flex-1 self-center">
          <Toast.Title className="text-md font-strong" />
          <Toast.Description className="text-sm text-ink-soft" />
        </div>
        {toast.data?.action && (
          <Button
            size="sm"
            className="-my-1"
            onClick={() => {
              toast.data?.action?.run();
              notices.close(toast.id);
            }}
          >
            {toast.data.action.label}
          </Button>
        )}
        <Toast.Close
          render={<IconButton icon={<X aria-hidden />} label={t('close')} size="sm" className="-my-1" />}
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
