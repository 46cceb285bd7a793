'use client';
import { useRef, useState } from 'react';

/** A dialog that has contents while it is open only, so that their code can be fetched by those who open it. */
export function useDialog() {
  const ref = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
    if (!ref.current?.open) ref.current?.showModal();
  };
  const close = () => ref.current?.close();
  return { ref, isOpen, open, close, onClose: () => setOpen(false) };
}
