import { COMMANDS, type Command } from './table';

const find = (id: string) => document.querySelector<HTMLElement>(`[data-command="${id}"]`);

export const isInForce = (id: string): boolean => {
  const element = find(id);
  return element !== null && !element.matches(':disabled');
};

export const commandsHere = (): Command[] => COMMANDS.filter(({ id }) => isInForce(id));

/** What a click on it does; a field takes the focus. */
export function perform(id: string): void {
  const element = find(id);
  if (element instanceof HTMLInputElement) element.focus();
  else element?.click();
}
