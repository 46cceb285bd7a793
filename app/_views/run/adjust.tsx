'use client';
import dynamic from 'next/dynamic';
import type { Run } from '@/lib/protocol/entities';
import { useDialog } from '../../_components/use-dialog';

// The form is loaded by those who open it.
const AdjustForm = dynamic(() => import('./adjust-form').then((module) => module.AdjustForm), { ssr: false });

/** The button and the dialog in which settings change while the run trains. */
export function Adjust({ run, others }: { run: Run; others: string | undefined }) {
  const { ref, isOpen, open, close, onClose } = useDialog();
  return (
    <>
      <button onClick={open} title={others} data-testid="adjust">
        Adjust
      </button>
      <dialog ref={ref} className="adjust" aria-label="Adjust this run" onClose={onClose}>
        {isOpen && <AdjustForm run={run} others={others} onDone={close} />}
      </dialog>
    </>
  );
}
