'use client';

import { Toast } from '@base-ui/react/toast';

export type NoticeKind = 'success' | 'info' | 'error';
export type NoticeOptions = {
  description?: string;
  action?: { label: string; run: () => void };
};

/** Carries notices from anywhere in the browser to the `Toaster`. */
export const notices = Toast.createToastManager<{ action?: NoticeOptions['action'] }>();

const SECONDS: Record<NoticeKind, number> = { success: 5, info: 6, error: 10 };

export const notify = {
  success: (title: string, options?: NoticeOptions) => show('success', title, options),
  info: (title: string, options?: NoticeOptions) => show('info', title, options),
  error: (title: string, options?: NoticeOptions) => show('error', title, options),
  close: (id: string) => notices.close(id),
};

function show(kind: NoticeKind, title: string, options: NoticeOptions = {}): string {
  return notices.add({
    title,
    description: options.description,
    type: kind,
    priority: kind === 'error' ? 'high' : 'low',
    timeout: SECONDS[kind] * 1000,
    data: { action: options.action },
  });
}
