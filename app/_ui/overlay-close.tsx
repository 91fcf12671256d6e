'use client';

import { Dialog } from '@base-ui/react/dialog';
import type { ReactElement } from 'react';

/** Makes the given button close the dialog or sheet it stands in. */
export function OverlayClose({ children }: { children: ReactElement }) {
  return <Dialog.Close render={children} />;
}
