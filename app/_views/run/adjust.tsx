'use client';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';

// The form is loaded by those who open it.
const AdjustForm = dynamic(() => import('./adjust-form').then((module) => module.AdjustForm), { ssr: false });

/** The button and the dialog in which settings change while the run trains. */
export function Adjust({ run, others }: { run: Run; others: string | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button onClick={open} title={others} data-testid="adjust">
        Adjust
      </button>
      <dialog ref={dialog} className="adjust" aria-label="Adjust this run" onClose={() => setOpen(false)}>
        {isOpen && <AdjustForm run={run} others={others} onDone={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}
