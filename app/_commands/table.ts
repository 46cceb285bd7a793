/**
 * Every key of the pages: what is bound, what `?` lists and what the palette offers. A command is the button, link or
 * field of the page that carries its name as `data-command`: it is in force where that stands, and pressing its key
 * does what a click there does, with the same questions and the same refusals.
 */
export interface Command {
  id: string;
  /** `p`, `g r` one after the other, or `Mod+k`: Ctrl, on a Mac Command. */
  press: string;
  does: string;
}

export const COMMANDS: readonly Command[] = [
  { id: 'palette', press: 'Mod+k', does: 'Find a run, a page or what can be done here' },
  { id: 'keys', press: '?', does: 'List these keys' },
  { id: 'runs', press: 'g r', does: 'Go to the runs' },
  { id: 'alerts', press: 'g a', does: 'Go to the alerts' },
  { id: 'settings', press: 'g s', does: 'Go to the settings' },
  { id: 'new', press: 'n', does: 'New run' },
  { id: 'theme', press: 't', does: 'Switch between light and dark' },
  { id: 'filter', press: '/', does: 'Filter what is listed' },
  { id: 'compare', press: 'c', does: 'Compare the ticked runs' },
  { id: 'pause', press: 'p', does: 'Pause the run' },
  { id: 'resume', press: 'p', does: 'Resume the run' },
  { id: 'checkpoint', press: 'c', does: 'Write a checkpoint' },
  { id: 'fork', press: 'f', does: 'Fork the run' },
  { id: 'clone', press: 'l', does: 'New run like this one' },
  { id: 'stop', press: 's', does: 'Stop the run; it asks first' },
  { id: 'bookmark', press: 'b', does: 'Bookmark the step under the crosshair' },
];

/** What a part of the page does with keys of its own while it has the focus: listed here, bound there. */
export const FOCUS_KEYS = [
  { where: '.overlay', press: '← →', does: 'In the charts: the crosshair by one point' },
  { where: '.overlay', press: 'Shift ← →', does: 'In the charts: by ten points' },
  { where: '.overlay', press: '+ -', does: 'In the charts: zoom in and out around the crosshair' },
  {
    where: '.overlay',
    press: '[ ]',
    does: 'In the charts, zoomed: earlier and later steps; so does Shift and drag',
  },
  { where: '.overlay', press: 'Esc', does: 'In the charts: let the crosshair go, show all steps' },
  { where: '.row-names', press: '↑ ↓', does: 'In a heatmap: from layer to layer; Enter opens its line' },
  { where: '.play', press: 'Space', does: 'On the slider of the samples: play them, or stop' },
  {
    where: '.latent-picker',
    press: '← → ↑ ↓',
    does: 'In the samples: from latent to latent; Enter opens one',
  },
  { where: '.layer-panel, .latent-view', press: 'Esc', does: 'Close the layer or latent that is open' },
  { where: '.drag-handle', press: '↑ ↓', does: 'On the handle of a chart: move it up or down' },
] as const;

/** The command that these keys press, among those in force; null where there is none. */
export const commandAt = (press: string, isInForce: (id: string) => boolean): Command | null =>
  COMMANDS.find((one) => one.press === press && isInForce(one.id)) ?? null;

/** Whether these keys begin a command of two. */
export const isPrefix = (press: string): boolean => COMMANDS.some((one) => one.press.startsWith(`${press} `));
