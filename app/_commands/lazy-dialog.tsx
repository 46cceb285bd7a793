'use client';
import { type ComponentType, type ReactNode, Suspense, lazy, useRef, useState } from 'react';

type Content = ComponentType<{ onClose: () => void }>;

/** A button and the dialog that it opens, whose code is fetched the first time. */
export function lazyDialog(label: string, load: () => Promise<{ default: Content }>) {
  const Inside = lazy(load);
  return function LazyDialog({ command, children }: { command: string; children: ReactNode }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const [isOpen, setOpen] = useState(false);
    const open = () => {
      setOpen(true);
      if (!dialog.current?.open) dialog.current?.showModal();
    };
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
          ref={dialog}
          className={`${command}-dialog`}
          aria-label={label}
          onClose={() => setOpen(false)}
          onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
        >
          {isOpen && (
            <Suspense fallback={<p className="muted">loading</p>}>
              <Inside onClose={() => dialog.current?.close()} />
            </Suspense>
          )}
        </dialog>
      </>
    );
  };
}
