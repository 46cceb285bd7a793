'use client';
import { type ComponentType, type ReactNode, Suspense, lazy } from 'react';
import { useDialog } from '../_components/use-dialog';

type Content = ComponentType<{ onClose: () => void }>;

/** A button and the dialog that it opens, whose code is fetched the first time. */
export function lazyDialog(label: string, load: () => Promise<{ default: Content }>) {
  const Inside = lazy(load);
  return function LazyDialog({ command, children }: { command: string; children: ReactNode }) {
    const { ref, isOpen, open, close, onClose } = useDialog();
    return (
      <>
        <button
          className="plain finder"
          onClick={open}
          data-command={command}
          aria-label={label}
          title={label}
        >
          {children}
        </button>
        <dialog
          ref={ref}
          className={`${command}-dialog`}
          aria-label={label}
          onClose={onClose}
          onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
        >
          {isOpen && (
            <Suspense fallback={<p className="muted">loading</p>}>
              <Inside onClose={close} />
            </Suspense>
          )}
        </dialog>
      </>
    );
  };
}
